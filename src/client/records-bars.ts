import { chartLook } from "../charts/records-text.ts";
import type { Locale } from "../i18n/locale.ts";
import type { CrossAnswer } from "../query/crossfilter.ts";
import type { RecordsDimension, RecordsFilter } from "../query/records-filter.ts";
import { type Ground, measureBars, type RecordsShow } from "../query/records-show.ts";

type Line = { button: HTMLElement; row: HTMLElement; bar: HTMLElement; share: number; value: Text };
/** A chart of the page: its parts, and its lines by code. */
export type Chart = {
  dimension: RecordsDimension;
  place: HTMLElement;
  clear: HTMLElement;
  head: HTMLElement;
  note: HTMLElement;
  lines: Map<string, Line>;
};

/** Finds the chart of a dimension inside `element`, and makes its bars and texts easy to change. */
export function findChart(element: HTMLElement, dimension: RecordsDimension): Chart {
  const place = element.querySelector<HTMLElement>(`[data-dimension="${dimension}"]`)!;
  const part = (role: string, within = place) => within.querySelector<HTMLElement>(`[data-role=${role}]`)!;
  const rows = [...place.querySelectorAll<HTMLElement>("tr[data-code]")];
  const line = (row: HTMLElement): Line => ({
    row,
    button: row.querySelector<HTMLElement>(".records-name")!,
    bar: easyBar(row),
    share: NaN,
    value: onlyText(part("value", row)),
  });
  return {
    dimension,
    place,
    clear: part("clear"),
    head: part("shown"),
    note: part("unfair"),
    lines: new Map(rows.map((row) => [row.dataset.code!, line(row)])),
  };
}

/**
 * A published bar is a drawing; one that changes with every choice is a background, which asks the browser for no layout
 * and no further box.
 */
function easyBar(row: HTMLElement): HTMLElement {
  const bar = row.querySelector<HTMLElement>(".records-line")!;
  bar.style.backgroundSize = toSize(bar.querySelector("rect")!.getAttribute("width")!);
  bar.replaceChildren();
  bar.classList.add("records-bar");
  return bar;
}

const toSize = (width: string): string => `${width} 100%`;

/** The text of a cell as one node, whose change costs less than a new node. */
function onlyText(cell: HTMLElement): Text {
  cell.textContent = cell.textContent!.trim();
  return cell.firstChild as Text;
}

/** What is chosen, and what the bars show of it. */
export type Choice = { filter: RecordsFilter; show: RecordsShow; ground: Ground };

/** Draws what a choice leaves into a chart. */
export function drawChart(chart: Chart, answer: CrossAnswer, { filter, show, ground }: Choice, locale: Locale) {
  const { dimension, head, note, lines } = chart;
  const bars = answer.by[dimension];
  const look = chartLook(measureBars(answer, dimension, show, filter, ground), bars, show, locale);
  write(head, locale.t(`records.show.${show}`));
  write(note, look.note ?? "");
  note.hidden = look.note === null;
  bars.forEach(({ code }, at) => {
    const line = lines.get(code);
    if (!line) return;
    const { text, share } = look.bars[at];
    // Only what differs is written: most of a click's time is the browser's layout.
    if (line.share !== share) line.bar.style.backgroundSize = toSize(`${((line.share = share) * 100).toFixed(2)}%`);
    if (line.value.data !== text) line.value.data = text;
  });
}

/** Writes beside each text of a chart the number that it says, for the file that the charts are saved in. */
export function tellNumbers({ dimension, lines }: Chart, answer: CrossAnswer, { filter, show, ground }: Choice): void {
  const { values } = measureBars(answer, dimension, show, filter, ground);
  answer.by[dimension].forEach(({ code }, at) => {
    const cell = lines.get(code)?.value.parentElement;
    const value = values[at];
    if (value === null) delete cell?.dataset.value;
    else if (cell) cell.dataset.value = String(value);
  });
}

/** Marks the bars that a filter has chosen. */
export function markChosen({ dimension, place, clear, lines }: Chart, filter: RecordsFilter): void {
  const chosen = new Set(filter[dimension]);
  place.toggleAttribute("data-filtered", chosen.size > 0);
  clear.hidden = chosen.size === 0;
  for (const [code, { row, button }] of lines) {
    const pressed = chosen.has(code);
    if (row.hasAttribute("data-chosen") === pressed) continue;
    button.setAttribute("aria-pressed", String(pressed));
    row.toggleAttribute("data-chosen", pressed);
  }
}

function write(place: HTMLElement, text: string): void {
  if (place.textContent!.trim() !== text) place.textContent = text;
}
