import { describeView } from "../charts/describe.ts";
import { toFigureBook } from "../charts/figure-book.ts";
import type { SourceLink } from "../charts/figure.ts";
import { originLines } from "../charts/origin.ts";
import { renderView } from "../charts/view-figure.ts";
import { toViewSheet } from "../charts/view-sheet.ts";
import type { Locale } from "../i18n/locale.ts";
import { toLink } from "../i18n/routes.ts";
import { keepOthers } from "../query/address.ts";
import { frozenDomain } from "../query/frozen-domain.ts";
import type { Answerer, Row } from "../query/port.ts";
import { linkRecipe, viewRecipe } from "../query/recipes.ts";
import type { Spreadsheet } from "../query/spreadsheet.ts";
import { withVersion } from "../query/version.ts";
import {
  type Axis,
  facetOf,
  findStrange,
  formatView,
  namedYears,
  parseView,
  toView,
  type View,
  viewParameters,
} from "../query/view.ts";
import { siteUrl } from "./bytes.ts";
import { loadCube } from "./cube-client.ts";
import { pageEdition } from "./edition.ts";
import { embedHeight } from "./embed-height.ts";
import { engine } from "./engine-status.ts";
import { asksVersion, type Opened, openVersion } from "./kept-version.ts";
import { tellOrigin, tellPage } from "./page-version.ts";
import { startTakeAway } from "./take-away.ts";
import { versionEvent } from "./version-event.ts";
import { loadLocale } from "./words.ts";
import { fillForm, readForm, tickedYears } from "./view-form.ts";

/** Names in the page's language, as `data/names.{language}.json` holds them. */
type NameFile = { units: Record<string, string>; sources: Record<string, Omit<SourceLink, "id">> };
type Answered = { name: string; view: View; rows: Row[] };

/**
 * Makes a panel answer: its form, the address and the Back button all change the same View, and every figure follows.
 * The cube answers at once; when the engine is there it answers again, and the status says who did. An address that asks
 * for an old release is answered by that release's cube alone.
 * @returns what carries out a control of the panel's box for links and tables
 */
export async function startPanel(panel: HTMLElement): Promise<(control: HTMLElement) => void> {
  const part = (role: string) => panel.querySelector<HTMLElement>(`[data-role="${role}"]`)!;
  const form = panel.querySelector("form")!;
  const status = part("answer");
  const spoken = part("spoken");
  const code = panel.dataset.language as Locale["code"];
  const [today, locale, known] = await Promise.all([loadCube(), loadLocale(code), loadNames(code)]);
  const pageView = JSON.parse(panel.dataset.view!) as View;
  const facets = (panel.dataset.facets ?? "").split(" ").filter(Boolean) as Axis[];
  const link = toLink(code, panel.dataset.base!);
  const names = { unit: (id: string) => known.units[id] ?? id };
  /** Embedded in another page, with nothing around it. */
  const bare = panel.dataset.bare !== undefined;
  let opened: Opened = { name: "living" };
  let shown = toView(pageView, today.domain);
  let answered: readonly Answered[] = [];
  let turn = 0;

  const domainOf = (named: readonly number[]) =>
    opened.name === "frozen"
      ? frozenDomain(opened.cube.domain, today.domain, [...named, ...pageView.years])
      : today.domain;
  const base = () => toView(pageView, domainOf([]));
  const keptNow = () => (opened.name === "frozen" ? opened.kept : null);
  const sources = (ids: readonly string[]) =>
    ids.map((id) => ({ id, label: known.sources[id]?.label ?? id, href: known.sources[id]?.href ?? "#" }));

  async function show(view: View, { aloud = false } = {}): Promise<void> {
    const mine = ++turn;
    shown = view;
    fillForm(form, view);
    await answer(opened.name === "frozen" ? opened.cube : today, "answer.cube", mine);
    if (mine !== turn) return;
    take.mark({ aloud });
    await tellVersion(mine);
    // The engine holds today's figures.
    const database = opened.name !== "frozen" && engine.state.name === "ready" ? engine.state.engine : undefined;
    if (database && mine === turn) await answer(database, "answer.engine", mine);
  }

  async function answer(answerer: Answerer, words: string, mine: number): Promise<void> {
    const started = performance.now();
    const answers = await askAll(answerer);
    const ms = Math.max(1, Math.round(performance.now() - started));
    if (mine !== turn) return;
    answered = answers;
    for (const one of answers) draw(one);
    status.textContent = locale.t(words, { ms });
    spoken.textContent = panel.querySelector("[data-figure=main] .finding")?.textContent ?? "";
  }

  function askAll(answerer: Answerer): Promise<Answered[]> {
    const domain = domainOf(shown.years);
    const asked: [string, View][] = [
      ["main", shown],
      ...facets.map((axis): [string, View] => [axis, facetOf(shown, axis, domain)]),
    ];
    return Promise.all(asked.map(async ([name, view]) => ({ name, view, rows: await answerer.ask(view) })));
  }

  /** A figure along the axis that the main one already runs along is left out. */
  const isShown = ({ name }: Answered) => name !== shown.by;

  function draw(one: Answered): void {
    const { name, view, rows } = one;
    const place = panel.querySelector<HTMLElement>(`[data-figure="${name}"]`)!;
    place.hidden = !isShown(one);
    const wasOpen = [...place.querySelectorAll("details")].filter(({ open }) => open).map(({ className }) => className);
    // A recipe runs on today's tables.
    const isToday = opened.name !== "frozen" || opened.kept.sameFigures;
    const recipe = isToday && !bare ? linkRecipe(viewRecipe(view, rows, today.domain), link("query")) : undefined;
    const figure = renderView({ id: `${panel.id}-${name}`, rows, view, locale, names, sources, recipe }, document);
    for (const details of figure.querySelectorAll("details")) details.open = wasOpen.includes(details.className);
    place.replaceChildren(figure);
  }

  /** Whose figures these are, and what is another today; nothing where the page follows new data. */
  async function tellVersion(mine: number): Promise<void> {
    const place = part("version");
    if (!bare) tellPage(opened, panel.id, locale);
    else tellOrigin(panel, { kept: keptNow(), edition: pageEdition() }, locale);
    if (opened.name === "living") return place.replaceChildren();
    const { drawVersion } = await import("./panel-version.ts");
    if (mine !== turn) return;
    const retry = () => void follow({ aloud: true });
    const answers = answered.filter(isShown);
    const note = await drawVersion({ opened, answers, today, locale, names, link, bare, retry });
    if (mine !== turn) return;
    place.replaceChildren(note);
    spoken.textContent = `${note.firstElementChild!.textContent} ${spoken.textContent}`;
  }

  /** The address decides which release answers, and what. */
  async function follow(options?: { aloud: boolean }): Promise<void> {
    const mine = ++turn;
    turnLanguage();
    if (asksVersion(location.search)) status.textContent = locale.t("frozen.opening");
    const next = await openVersion(location.search);
    if (mine !== turn) return;
    opened = next;
    tellIgnored();
    await show(fromAddress(), options);
  }

  /** What the address asks for and nobody knows is named, with the way out. Long texts are cut. */
  function tellIgnored(): void {
    const strange = findStrange(location.search, domainOf(namedYears(location.search)));
    const what = locale.list(strange.map(({ name, values }) => `${name}=${values.join(",")}`));
    const text = what.length > 120 ? `${what.slice(0, 119)}…` : what;
    part("ignored").hidden = strange.length === 0;
    part("ignored").textContent = strange.length ? locale.t("view.ignored", { what: text }) : "";
  }

  /** The page in the other language opens with the same view. */
  const turnLanguage = () => {
    for (const other of document.querySelectorAll<HTMLAnchorElement>("a[hreflang]")) other.search = location.search;
  };
  const address = (view: View) =>
    location.pathname + keepOthers(formatView(view, base()), location.search, viewParameters) + location.hash;
  const fromAddress = () => parseView(location.search, domainOf(namedYears(location.search)), base());
  const go = (view: View) => {
    if (formatView(view, base()) !== formatView(shown, base())) history.pushState(null, "", address(view));
    turnLanguage();
    part("ignored").hidden = true;
    return show(view);
  };
  const fromForm = () => readForm(form, domainOf(tickedYears(form)), base());

  const find = (figure: string) => answered.find((one) => one.name === figure && isShown(one));
  function toSheet(one: Answered | undefined, address: string): Spreadsheet | null {
    if (!one) return null;
    const ids = [...new Set(one.rows.flatMap((row) => row.sources))].sort();
    return toViewSheet(
      describeView(one.rows, one.view, locale, names),
      {
        sources: sources(ids).map(({ label }) => label),
        origin: originLines({ kept: keptNow(), edition: pageEdition(), address }, locale),
      },
      locale,
    );
  }

  const take = startTakeAway(
    part("take"),
    {
      id: panel.id,
      kept: keptNow,
      keep(version) {
        history.pushState(null, "", location.pathname + withVersion(location.search, version) + location.hash);
        document.dispatchEvent(new Event(versionEvent));
        void follow({ aloud: true });
      },
      embed() {
        const search = withVersion(formatView(shown), keptNow()?.version ?? null);
        const main = answered[0];
        const title = main ? describeView(main.rows, main.view, locale, names).title : "";
        const figure = panel.querySelector<HTMLElement>("[data-figure=main] > figure")!;
        const height = embedHeight(figure, keptNow() !== null);
        return { address: new URL(link("embed") + search, location.href).href, title, height };
      },
      sheet: (figure, address) => toSheet(find(figure), address),
      book(figure, address) {
        const one = find(figure);
        const sheet = toSheet(one, address);
        if (!one || !sheet) return null;
        const { table, sample } = describeView(one.rows, one.view, locale, names);
        const values = table.rows.map((row) => row.values);
        return { book: toFigureBook(sheet, values, locale), sample };
      },
    },
    locale,
  );

  form.addEventListener("change", (event) => {
    const asked = fromForm();
    const turned = event.target instanceof HTMLSelectElement && ["by", "split"].includes(event.target.name);
    // Turned to years side by side, a figure of one year would be a single column: all are shown. Elsewhere the year stays.
    const sideBySide = asked.by === "year" || asked.split === "year";
    const whole = turned && sideBySide && asked.years.length < 2;
    const view = whole ? toView({ ...asked, years: [] }, domainOf([]), base()) : asked;
    const ticked = [...form.querySelectorAll<HTMLInputElement>("input[name=years]:checked")].map((box) => box.value);
    const dropped = view.years.length ? ticked.filter((year) => !view.years.includes(Number(year))) : [];
    void go(view).then(() => {
      if (dropped.length) status.textContent = locale.t("view.dropped_years", { years: locale.list(dropped) });
    });
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    void go(base());
  });
  addEventListener("popstate", () => void follow());
  engine.subscribe((state) => {
    if (state.name === "ready") void show(shown);
  });

  turnLanguage();
  if (location.search) await follow();
  else {
    const asked = fromForm();
    if (formatView(asked, base())) await go(asked);
    else if (engine.state.name === "ready") await show(base());
    else {
      answered = await askAll(today);
      take.mark({ aloud: false });
    }
  }
  return take.act;
}

async function loadNames(code: string): Promise<NameFile> {
  const response = await fetch(siteUrl(`data/names.${code}.json`));
  if (!response.ok) throw new Error(`names of ${code} did not come: ${response.status}`);
  return response.json();
}
