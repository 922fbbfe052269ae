import type { Locale } from "../i18n/locale.ts";
import type { ShownCell, ShownLine, ShownPivot } from "./pivot-text.ts";

type Child = Node | string | false;

/**
 * Draws the table: a caption, heads of one or two levels, the lines of each group in a body of their own, the total in
 * the foot. Every cell names its heads. Heads that can be sorted by carry `data-sort`; the browser makes buttons of them.
 * @param id unique on the page; prefix of every id inside
 */
export function renderPivot(shown: ShownPivot, { id, locale }: { id: string; locale: Locale }, document: Document) {
  const h = (name: string, attributes: Record<string, string | false>, children: readonly Child[]): HTMLElement => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== false) element.setAttribute(key, value);
    element.append(...children.filter((child) => child !== false));
    return element;
  };
  const { caption, rowHeads, columnHead, columns, lines, sort, sample } = shown;
  const rows = lines.map((line, at) => ({ line, at }));
  const bodies = groupsOf(rows, ({ line }) => line.kind === "group");

  return h("table", { class: columns.length > 2 ? "pivot" : "pivot few" }, [
    h("caption", {}, [
      h("span", { class: "pivot-caption" }, [
        caption,
        sample && " ",
        sample && h("span", { class: "badge" }, [locale.t("sample.badge")]),
      ]),
    ]),
    h("thead", {}, head()),
    ...bodies.map((group) => {
      const [first] = group;
      const parent = first.line.kind === "group" ? first : null;
      return h(
        "tbody",
        {},
        group.map(({ line, at }) => row(line, at, parent && parent.at !== at ? parent.at : null)),
      );
    }),
    ...rows.filter(({ line }) => line.kind === "total").map(({ line, at }) => h("tfoot", {}, [row(line, at, null)])),
  ]);

  function head(): HTMLElement[] {
    const grouped = columns.filter(({ code }) => code !== "total");
    const column = (at: number, rowspan: string | false) => {
      const { code, label, breaks } = columns[at];
      const classes = ["numeric", breaks && "past", code === "total" && "total"].filter(Boolean).join(" ");
      return sortable("th", code, { id: `${id}-c${at}`, scope: "col", class: classes, rowspan }, label);
    };
    const corner = (rowspan: string | false) =>
      sortable("th", "head", { id: `${id}-h`, scope: "col", rowspan }, rowHeads.join(" / "));
    if (!columnHead) return [h("tr", {}, [corner(false), ...columns.map((_, at) => column(at, false))])];
    return [
      h("tr", {}, [
        corner("2"),
        h(
          "th",
          { id: `${id}-c`, scope: "colgroup", colspan: String(Math.max(1, grouped.length)), class: "numeric span" },
          [columnHead],
        ),
        ...columns.flatMap(({ code }, at) => (code === "total" ? [column(at, "2")] : [])),
      ]),
      h(
        "tr",
        {},
        columns.flatMap(({ code }, at) => (code === "total" ? [] : [column(at, false)])),
      ),
    ];
  }

  function sortable(name: string, by: string, attributes: Record<string, string | false>, label: string): HTMLElement {
    const way = sort?.by === by && (sort.descending ? "descending" : "ascending");
    return h(name, { ...attributes, "data-sort": by, "aria-sort": way }, [
      h("span", { "data-role": "label" }, [label]),
    ]);
  }

  function row(line: ShownLine, at: number, parent: number | null): HTMLElement {
    const name = line.heads.at(-1)!;
    const classes = [line.kind, parent !== null && "inner", line.breaks && "past"].filter(Boolean).join(" ");
    const bare = line.cells.length === 0;
    return h("tr", { class: classes }, [
      h(
        "th",
        {
          id: `${id}-r${at}`,
          scope: line.kind === "group" ? "rowgroup" : "row",
          colspan: bare && String(columns.length + 1),
          headers: parent !== null && `${id}-h ${id}-r${parent}`,
        },
        [h("span", { "data-role": "name" }, [name])],
      ),
      ...line.cells.map((cell, place) => {
        const over = columnHead && columns[place].code !== "total" ? `${id}-c ` : "";
        const beside = parent === null ? "" : `${id}-r${parent} `;
        return data(cell, place, `${over}${id}-c${place} ${beside}${id}-r${at}`);
      }),
    ]);
  }

  function data({ text, small, spoken, sample, empty }: ShownCell, place: number, headers: string): HTMLElement {
    const { code, breaks } = columns[place];
    const marks = [sample && "sample", empty && "empty", breaks && "past", code === "total" && "total"];
    const hidden = (words: string) => h("span", { class: "visually-hidden" }, [words]);
    return h("td", { class: ["numeric", ...marks].filter(Boolean).join(" "), headers }, [
      empty ? h("span", { "aria-hidden": "true" }, [text]) : h("span", { "data-role": "value" }, [text]),
      spoken !== "" && hidden(empty ? spoken : ` (${spoken})`),
      small !== "" && h("small", {}, [small]),
    ]);
  }
}

/** Lines but the total, a new group at each that begins one. */
function groupsOf<T extends { line: ShownLine }>(rows: readonly T[], begins: (row: T) => boolean): T[][] {
  const groups: T[][] = [];
  for (const row of rows) {
    if (row.line.kind === "total") continue;
    if (!groups.length || begins(row)) groups.push([row]);
    else groups.at(-1)!.push(row);
  }
  return groups;
}
