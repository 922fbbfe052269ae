import { toLocale } from "../i18n/locale.ts";
import type { Qualifier } from "../model/figure.ts";
import type { MeasureUnit } from "../model/measure.ts";
import { type Claim, findNumber, type Match, parseClaim } from "../query/find-number.ts";

type Item = {
  row: HTMLTableRowElement;
  value: number;
  unit: MeasureUnit;
  qualifier: Qualifier;
  sample: boolean;
  main: boolean;
};

/**
 * Makes the search answer: what is asked stands in the address, and the rows found stand in a table of their own.
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
    const claim = parseClaim(text);
    results.replaceChildren();
    if (!claim) {
      status.textContent = text.trim() ? locale.t("find.none") : "";
      return;
    }
    const found = findNumber(claim, items);
    const near = found.filter(({ how }) => how === "near").length;
    const read = sayReadings(claim);
    status.textContent =
      found.length > near
        ? locale.t("find.found", { read, count: found.length - near, near })
        : locale.t("find.nothing", { read });
    if (found.length) results.append(toTable(found));
  }

  const sayReadings = ({ readings }: Claim): string => {
    const values = readings.map(({ language, value }) => {
      const number = locale.number(value, 4);
      return language && readings.length > 1 ? locale.t(`find.read.${language}`, { value: number }) : number;
    });
    return locale.t("find.read", { values: values.join("; ") });
  };

  function toTable(found: readonly Match<Item>[]): HTMLTableElement {
    const copy = table.cloneNode(false) as HTMLTableElement;
    copy.setAttribute("aria-label", locale.t("find.results"));
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
