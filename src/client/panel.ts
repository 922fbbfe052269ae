import type { SourceLink } from "../charts/figure.ts";
import { renderView } from "../charts/view-figure.ts";
import type { Locale } from "../i18n/locale.ts";
import { toLink } from "../i18n/routes.ts";
import type { Answerer, Row } from "../query/port.ts";
import { keepOthers } from "../query/address.ts";
import { linkRecipe, viewRecipe } from "../query/recipes.ts";
import { type Axis, facetOf, formatView, parseView, toView, type View, viewParameters } from "../query/view.ts";
import { siteUrl } from "./bytes.ts";
import { loadCube } from "./cube-client.ts";
import { engine } from "./engine-status.ts";
import { loadLocale } from "./words.ts";
import { fillForm, readForm } from "./view-form.ts";

/** Names in the page's language, as `data/names.{language}.json` holds them. */
type NameFile = { units: Record<string, string>; sources: Record<string, Omit<SourceLink, "id">> };

/**
 * Makes a panel answer: its form, the address and the Back button all change the same View, and every figure follows.
 * The cube answers at once; when the engine is there it answers again, and the status says who did.
 */
export async function startPanel(panel: HTMLElement): Promise<void> {
  const form = panel.querySelector("form")!;
  const status = panel.querySelector<HTMLElement>("[data-role=answer]")!;
  const spoken = panel.querySelector<HTMLElement>("[data-role=spoken]")!;
  const code = panel.dataset.language as Locale["code"];
  const [cube, locale, names] = await Promise.all([loadCube(), loadLocale(code), loadNames(code)]);
  const base = toView(JSON.parse(panel.dataset.view!), cube.domain);
  const facets = (panel.dataset.facets ?? "").split(" ").filter(Boolean) as Axis[];
  const query = toLink(code, panel.dataset.base!)("query");
  let shown = base;
  let turn = 0;

  async function show(view: View): Promise<void> {
    const mine = ++turn;
    shown = view;
    fillForm(form, view);
    await answer(cube, "answer.cube", mine);
    const database = engine.state.name === "ready" ? engine.state.engine : undefined;
    if (database && mine === turn) await answer(database, "answer.engine", mine);
  }

  async function answer(answerer: Answerer, words: string, mine: number): Promise<void> {
    const asked: [string, View][] = [
      ["main", shown],
      ...facets.map((axis): [string, View] => [axis, facetOf(shown, axis, cube.domain)]),
    ];
    const started = performance.now();
    const answers = await Promise.all(
      asked.map(async ([name, view]) => ({ name, view, rows: await answerer.ask(view) })),
    );
    const ms = Math.max(1, Math.round(performance.now() - started));
    if (mine !== turn) return;
    for (const { name, view, rows } of answers) draw(name, view, rows);
    status.textContent = locale.t(words, { ms });
    spoken.textContent = panel.querySelector("[data-figure=main] .finding")?.textContent ?? "";
  }

  function draw(name: string, view: View, rows: readonly Row[]): void {
    const place = panel.querySelector<HTMLElement>(`[data-figure="${name}"]`)!;
    place.hidden = name === shown.by;
    const wasOpen = [...place.querySelectorAll("details")].filter(({ open }) => open).map(({ className }) => className);
    const figure = renderView(
      {
        id: `${panel.id}-${name}`,
        rows,
        view,
        locale,
        names: { unit: (id) => names.units[id] ?? id },
        sources: (ids) =>
          ids.map((id) => ({ id, label: names.sources[id]?.label ?? id, href: names.sources[id]?.href ?? "#" })),
        recipe: linkRecipe(viewRecipe(view, rows, cube.domain), query),
      },
      document,
    );
    for (const details of figure.querySelectorAll("details")) details.open = wasOpen.includes(details.className);
    place.replaceChildren(figure);
  }

  /** The page in the other language opens with the same view. */
  const turnLanguage = () => {
    for (const other of document.querySelectorAll<HTMLAnchorElement>("a[hreflang]")) other.search = location.search;
  };
  const address = (view: View) =>
    location.pathname + keepOthers(formatView(view, base), location.search, viewParameters) + location.hash;
  const fromAddress = () => parseView(location.search, cube.domain, base);
  const go = (view: View) => {
    if (formatView(view, base) !== formatView(shown, base)) history.pushState(null, "", address(view));
    turnLanguage();
    return show(view);
  };
  const fromForm = () => readForm(form, cube.domain, base);

  form.addEventListener("change", (event) => {
    const asked = fromForm();
    const turned = event.target instanceof HTMLSelectElement && ["by", "split"].includes(event.target.name);
    // Turned to years side by side, a figure of one year would be a single column: all are shown. Elsewhere the year stays.
    const sideBySide = asked.by === "year" || asked.split === "year";
    const whole = turned && sideBySide && asked.years.length < 2;
    const view = whole ? toView({ ...asked, years: [] }, cube.domain, base) : asked;
    const ticked = [...form.querySelectorAll<HTMLInputElement>("input[name=years]:checked")].map((box) => box.value);
    const dropped = view.years.length ? ticked.filter((year) => !view.years.includes(Number(year))) : [];
    void go(view).then(() => {
      if (dropped.length) status.textContent = locale.t("view.dropped_years", { years: locale.list(dropped) });
    });
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    void go(base);
  });
  addEventListener("popstate", () => {
    turnLanguage();
    void show(fromAddress());
  });
  engine.subscribe((state) => {
    if (state.name === "ready") void show(shown);
  });

  turnLanguage();
  if (location.search) return show(fromAddress());
  const asked = fromForm();
  if (formatView(asked, base)) await go(asked);
  else if (engine.state.name === "ready") await show(base);
}

async function loadNames(code: string): Promise<NameFile> {
  const response = await fetch(siteUrl(`data/names.${code}.json`));
  if (!response.ok) throw new Error(`names of ${code} did not come: ${response.status}`);
  return response.json();
}
