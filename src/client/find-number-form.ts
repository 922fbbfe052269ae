import { toLocale } from "../i18n/locale.ts";
import type { Qualifier } from "../model/figure.ts";
import type { MeasureUnit } from "../model/measure.ts";
import { type Aside, type Claim, parseClaims } from "../query/claim.ts";
import { findNumber, type Match } from "../query/find-number.ts";

type Item = {
  row: HTMLTableRowElement;
  value: number;
  unit: MeasureUnit;
  qualifier: Qualifier;
  sample: boolean;
  main: boolean;
};

/**
 * Makes the search answer: what is asked stands in the address, and the rows found stand in a table for each number read.
 * @returns asks what stands in the field
 */
export async function startFindNumber(root: HTMLElement): Promise<() => void> {
  const code = root.dataset.language === "en" ? "en" : "vi";
  const words = code === "en" ? await import("../i18n/en/find.json") : await import("../i18n/vi/find.json");
  const locale = toLocale(code, words.default);
  const form = root.querySelector("form")!;
  const input = form.querySelector("input")!;
  const table = root.querySelector("table")!;
  const [status, results] = ["status", "results"].map((role) =>
    root.querySelector<HTMLElement>(`[data-role=${role}]`)!,
  );
  const files = results.closest<HTMLElement>("table-files")!;
  const items = [...table.querySelectorAll<HTMLTableRowElement>("tbody tr")].map((row): Item => {
    const { value, unit, qualifier, standing } = row.dataset;
    return {
      row,
      value: Number(value),
      unit: unit as MeasureUnit,
      qualifier: qualifier as Qualifier,
      sample: false,
      main: standing === "main",
    };
  });

  function show(text: string): void {
    const { claims, aside } = parseClaims(text);
    const answers = claims.map((claim) => ({ claim, found: findNumber(claim, items) }));
    const told = answers.map(({ claim, found }) => sayFound(claim, found));
    const nothing = text.trim() && !claims.length ? [locale.t("find.none")] : [];
    const head = claims.length > 1 ? [locale.t("find.several", { count: claims.length })] : told;
    status.textContent = [...head, ...nothing, ...sayAside(aside)].join(" ");
    results.replaceChildren(
      ...answers.map(({ claim, found }, at) => toGroup(claim, found, claims.length > 1 ? told[at] : null)),
    );
    files.hidden = answers.every(({ found }) => !found.length);
  }

  function sayFound(claim: Claim, found: readonly Match<Item>[]): string {
    const near = found.filter(({ how }) => how === "near").length;
    const read = sayReadings(claim);
    return found.length > near
      ? locale.t("find.found", { read, count: found.length - near, near })
      : locale.t("find.nothing", { read });
  }

  const sayAside = (aside: readonly Aside[]): string[] =>
    [...Map.groupBy(aside, ({ why }) => why)].map(([why, all]) =>
      locale.t(`find.aside.${why}`, { what: locale.list(all.map(({ text }) => `“${text}”`)) }),
    );

  /** What is found for one number; with several, each has its heading and sentence. */
  function toGroup(claim: Claim, found: readonly Match<Item>[], sentence: string | null): HTMLElement {
    const group = document.createElement("section");
    group.dataset.group = "";
    group.setAttribute("data-as-claim", claim.text);
    if (sentence) {
      const heading = document.createElement("h2");
      heading.textContent = locale.t("find.claim", { text: claim.text });
      const words = document.createElement("p");
      words.textContent = sentence;
      group.append(heading, words);
    }
    if (found.length) group.append(toTable(found, claim));
    return group;
  }

  const sayReadings = ({ readings }: Claim): string => {
    const values = readings.map(({ language, value }) => {
      const number = locale.number(value, 4);
      return language && readings.length > 1 ? locale.t(`find.read.${language}`, { value: number }) : number;
    });
    return locale.t("find.read", { values: values.join("; ") });
  };

  function toTable(found: readonly Match<Item>[], claim: Claim): HTMLTableElement {
    const copy = table.cloneNode(false) as HTMLTableElement;
    copy.setAttribute("aria-label", locale.t("find.results", { text: claim.text }));
    const head = table.tHead!.cloneNode(true) as HTMLElement;
    const column = head.querySelector("th:last-child")!.cloneNode() as HTMLElement;
    column.textContent = locale.t("find.match");
    head.querySelector("tr")!.append(column);
    const body = document.createElement("tbody");
    body.setAttribute("role", "rowgroup");
    for (const { item, how } of found) {
      const row = item.row.cloneNode(true) as HTMLTableRowElement;
      row.dataset.how = how;
      const cell = document.createElement("td");
      cell.setAttribute("role", "cell");
      cell.dataset.as = "match";
      cell.textContent = locale.t(`find.${how}`);
      row.append(cell);
      body.append(row);
    }
    copy.append(head, body);
    return copy;
  }

  const fromAddress = () => {
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    show(input.value);
  };
  addEventListener("popstate", fromAddress);
  if (location.search) fromAddress();
  return () => {
    history.pushState(
      null,
      "",
      `${location.pathname}${input.value.trim() ? `?q=${encodeURIComponent(input.value.trim())}` : ""}`,
    );
    show(input.value);
  };
}
