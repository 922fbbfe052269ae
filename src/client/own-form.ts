import type { Locale } from "../i18n/locale.ts";
import { type Decimal, guessDecimal, guessKind } from "../query/own-column.ts";
import { findNameProblem, type OwnName, toColumnNames } from "../query/own-names.ts";
import type { OwnField, OwnLayout, OwnScan } from "../query/own-scan.ts";
import { type OwnKind, ownKinds } from "../query/own-values.ts";
import { element } from "./element.ts";

/** What the reader decided about a file. */
export type OwnChoice =
  | { do: "load"; name: string; fields: OwnField[]; names: OwnName[]; emptied: number }
  | { do: "layout"; layout: OwnLayout; name: string }
  | { do: "leave" };

export type OwnFormOptions = {
  file: string;
  name: string;
  scan: OwnScan;
  locale: Locale;
  /** Names that cannot be given. */
  taken: { ours: readonly string[]; own: readonly string[] };
  signal: AbortSignal;
};

const delimiters = { comma: ",", semicolon: ";", tab: "\t", bar: "|" } as const;

/**
 * Shows what was found in a file and lets the reader say how it is to be read.
 * @returns her decision; the form stays until the next one is shown
 */
export function askHow(place: HTMLElement, options: OwnFormOptions): Promise<OwnChoice> {
  const { scan, locale, file, taken, signal } = options;
  const { t } = locale;
  const number = (value: number) => locale.number(value, 0);
  const names = toColumnNames(scan.header, t("own.column.prefix"));
  const decimal: Decimal = guessDecimal(scan.columns, scan.delimiter, locale.code === "vi" ? "comma" : "point");
  const mark = Object.entries(delimiters).find(([, sign]) => sign === scan.delimiter)![0];

  const kinds = scan.columns.map((column, place) =>
    select(
      t("own.kind", { name: names[place].name }),
      ownKinds.map((kind) => [kind, t(`own.kind.${kind}`)]),
      guessKind(column, decimal),
    ),
  );
  const delimiter = select(
    "",
    Object.keys(delimiters).map((name) => [name, t(`own.delimiter.${name}`)]),
    mark,
  );
  const header = element("input", { type: "checkbox" });
  header.checked = scan.hasHeader;
  const name = element("input", {
    type: "text",
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
    "aria-describedby": "own-name-help",
  });
  name.value = options.name;
  const help = element("p", { id: "own-name-help", class: "small soft" }, t("own.name.help"));
  const misfits = element("div", { class: "small", role: "status" });

  const kindOf = (place: number) => kinds[place].value as OwnKind;
  const emptied = () => scan.columns.reduce((sum, { misfits }, place) => sum + misfits[kindOf(place)].count, 0);

  function showMisfits(): void {
    const lines = scan.columns.flatMap(({ misfits }, place) => {
      const { count, first } = misfits[kindOf(place)];
      if (!count) return [];
      const cells = first.map(({ line, text }) => t("own.misfit", { line: number(line), text }));
      if (count > first.length) cells.push(t("own.and_more"));
      const kind = t(`own.kind.${kindOf(place)}`);
      return [t("own.misfits", { name: names[place].name, kind, count: number(count), cells: cells.join(", ") })];
    });
    const items = (lines.length ? lines : [t("own.misfits.none")]).map((line) => element("li", {}, line));
    misfits.replaceChildren(element("ul", {}, items));
  }

  function checkName(): boolean {
    const problem = findNameProblem(name.value, taken);
    help.textContent = problem ? t(`own.name.${problem}`, { name: name.value }) : t("own.name.help");
    help.classList.toggle("soft", !problem);
    name.setAttribute("aria-invalid", String(problem !== null));
    return problem === null;
  }

  const found = {
    rows: number(scan.rows),
    columns: number(scan.columns.length),
    delimiter: t(`own.delimiter.${mark}`),
    decimal: t(`own.decimal.${decimal}`),
  };
  const form = element("form", { class: "own-form", "aria-labelledby": "own-form-title" }, [
    element("h2", { id: "own-form-title", tabindex: "-1" }, t("own.form", { file })),
    element("p", {}, t("own.found", found)),
    element("div", { class: "own-fields" }, [
      element("div", { class: "own-name" }, [element("label", {}, [t("own.name"), name]), help]),
      element("label", {}, [t("own.delimiter"), delimiter]),
      element("label", { class: "own-check" }, [header, t("own.header")]),
    ]),
    notes(scan, names, locale),
    preview(scan, names, kinds, locale),
    misfits,
    element("div", { class: "own-buttons" }, [
      element("button", { type: "submit", class: "primary" }, t("own.load")),
      element("button", { type: "button", "data-do": "own-leave" }, t("own.leave")),
    ]),
  ]);
  showMisfits();
  place.replaceChildren(form);
  form.querySelector("h2")!.focus();

  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    const relayout = () => {
      const sign = delimiters[delimiter.value as keyof typeof delimiters];
      resolve({ do: "layout", layout: { delimiter: sign, hasHeader: header.checked }, name: name.value });
    };
    delimiter.addEventListener("change", relayout);
    header.addEventListener("change", relayout);
    name.addEventListener("input", () => void checkName());
    for (const kind of kinds) kind.addEventListener("change", showMisfits);
    form.querySelector("[data-do=own-leave]")!.addEventListener("click", () => resolve({ do: "leave" }));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!checkName()) return name.focus();
      const fields = names.map((column, place) => ({ place, name: column.name, kind: kindOf(place) }));
      resolve({ do: "load", name: name.value, fields, names, emptied: emptied() });
    });
  });
}

/** What is odd about the rows and the names of columns. */
function notes({ ragged, columns }: OwnScan, names: readonly OwnName[], { t, number }: Locale): HTMLElement {
  const count = (value: number) => number(value, 0);
  const lines = ragged.first.map(({ line, cells }) => t("own.ragged.line", { line: count(line), cells: count(cells) }));
  if (ragged.count > lines.length) lines.push(t("own.and_more"));
  const uneven = { count: count(ragged.count), columns: count(columns.length), lines: lines.join(", ") };
  const hasNames = names.some(({ title }) => title);
  const items = [
    ...(ragged.count ? [t("own.ragged", uneven)] : []),
    ...names.flatMap(({ name, title, trouble }, place) =>
      trouble && hasNames ? [t(`own.column.${trouble}`, { name, title, place: count(place + 1) })] : [],
    ),
  ];
  return element(
    "ul",
    { class: "small" },
    items.map((text) => element("li", {}, text)),
  );
}

function preview(scan: OwnScan, names: readonly OwnName[], kinds: readonly HTMLElement[], { t }: Locale): HTMLElement {
  const head = names.map(({ name, title }, place) =>
    element("th", { scope: "col" }, [title || name, element("code", { class: "small soft" }, name), kinds[place]]),
  );
  const body = scan.preview.map((cells) =>
    element(
      "tr",
      {},
      cells.map((cell) => element("td", {}, cell.slice(0, 80))),
    ),
  );
  const caption = element("caption", {}, t("own.preview"));
  const table = element("table", {}, [
    caption,
    element("thead", {}, [element("tr", {}, head)]),
    element("tbody", {}, body),
  ]);
  return element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("own.preview") }, [table]);
}

function select(label: string, options: readonly (readonly [string, string])[], chosen: string): HTMLSelectElement {
  const list = element("select", label ? { "aria-label": label } : {});
  list.append(...options.map(([value, text]) => new Option(text, value, false, value === chosen)));
  return list;
}
