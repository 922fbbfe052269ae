import { formatCsv } from "../formats/csv.ts";
import type { Plain } from "../tables.ts";
import type { Changes, DatasetChanges } from "./diff.ts";

const header = ["dataset", "kind", "key", "column", "before", "after", "words"] as const;

/**
 * What changed between two releases as CSV, a cell a line. `kind` is `added`, `revised` or `withdrawn`; `dataset_…`,
 * `column_…` and `key_changed` tell of tables and columns; `count_…` gives in `after` how many entries of a table with
 * names of people, none of which is shown. `words` is true where text about figures changed, not a value or code.
 */
export function formatChangesCsv({ datasets, rolls }: Changes): string {
  const rows = [
    ...datasets.flatMap(linesOf),
    ...rolls.flatMap(({ dataset, ...counts }) =>
      (["added", "revised", "withdrawn"] as const)
        .filter((kind) => counts[kind] > 0)
        .map((kind) => line({ dataset, kind: `count_${kind}`, after: String(counts[kind]) })),
    ),
  ];
  return formatCsv({ fields: header.map((name) => ({ name })), rows });
}

type Line = Partial<Record<(typeof header)[number], Plain>>;
const line = (cells: Line): Plain[] => header.map((name) => cells[name] ?? null);

function linesOf({ dataset, fate, rekeyed, columns, added, revised, withdrawn }: DatasetChanges): Plain[][] {
  const rows = (kind: "added" | "withdrawn", side: "before" | "after", list: DatasetChanges["added"]) =>
    list.flatMap(({ key, cells }) =>
      (cells.length ? cells : [{ column: null, value: null, text: false }]).map(({ column, value, text }) =>
        line({ dataset, kind, key, column, [side]: value, words: text }),
      ),
    );
  return [
    ...(fate === "kept" ? [] : [line({ dataset, kind: `dataset_${fate}` })]),
    ...(rekeyed ? [line({ dataset, kind: "key_changed" })] : []),
    ...Object.entries(columns).flatMap(([kind, names]) =>
      names.map((column) => line({ dataset, kind: `column_${kind}`, column })),
    ),
    ...rows("added", "after", added),
    ...revised.map(({ key, column, before, after, text }) =>
      line({ dataset, kind: "revised", key, column, before: before || null, after: after || null, words: text }),
    ),
    ...rows("withdrawn", "before", withdrawn),
  ];
}
