import type { RollEntry } from "./roll.ts";

/**
 * The roll as one small JSON file, lines in the order of ids, so that lines of one source, which are alike, stand together:
 * a column for each field of a line's own, and what lines share kept once, as rows of fields that go together, with a
 * column that names the row of each line. A workplace names the row of its union, so that a line need not.
 */
export type PackedRoll = {
  version: 2;
  /** An id in full, or how far its number is from that of the id before. */
  ids: (string | number)[];
  own: Record<string, Cell[]>;
  awards: Shared;
  roles: Shared;
  unions: { rows: Cell[][] };
  /** Cells are sector, workplace and the place of the union. */
  workplaces: Shared;
};
type Cell = string | number | null;
type Shared = { rows: Cell[][]; places: number[] };

const own = ["name", "initiative"] as const;
const award = ["award", "awardName", "year"] as const;
const union = ["unit", "unitName", "union"] as const;
const workplace = ["sector", "workplace"] as const;

/** @param entries in any order */
export function packRoll(entries: readonly RollEntry[]): PackedRoll {
  const lines = entries.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const cells = (fields: readonly (keyof RollEntry)[]) => lines.map((line) => fields.map((field) => line[field]));
  const unions = share(cells(union));
  return {
    version: 2,
    ids: lines.map(({ id }, i) => {
      const step = i && numberOf(id) - numberOf(lines[i - 1].id);
      return step && stepFrom(lines[i - 1].id, step) === id ? step : id;
    }),
    own: Object.fromEntries(own.map((field) => [field, lines.map((line) => line[field])])),
    awards: share(cells(award)),
    roles: share(cells(["role"])),
    unions: { rows: unions.rows },
    workplaces: share(cells(workplace).map((row, i) => [...row, unions.places[i]])),
  };
}

/**
 * The entries of a packed roll, in the order of names. Throws when the file is of another version.
 * @param sort returns a copy in the order of names, equals as they stood
 */
export function unpackRoll(packed: PackedRoll, sort: (entries: RollEntry[]) => RollEntry[]): RollEntry[] {
  if (packed?.version !== 2) throw new Error(`unknown version of the roll index: ${packed?.version}; want 2`);
  const row = ({ rows, places }: Shared, i: number) => rows[places[i]];
  let id = "";
  const entries = packed.ids.map((written, i) => {
    id = typeof written === "number" ? stepFrom(id, written) : written;
    const at = row(packed.workplaces, i);
    return {
      id,
      ...name(
        own,
        own.map((field) => packed.own[field][i]),
      ),
      ...name(award, row(packed.awards, i)),
      ...name(["role"], row(packed.roles, i)),
      ...name(workplace, at),
      ...name(union, packed.unions.rows[at[workplace.length] as number]),
    } as RollEntry;
  });
  return sort(entries);
}

/** Each row once, in an order that does not depend on the order of lines. */
function share(lines: Cell[][]): Shared {
  const keys = lines.map((line) => JSON.stringify(line));
  const rows = [...new Set(keys)].sort();
  const places = new Map(rows.map((row, i) => [row, i]));
  return { rows: rows.map((row) => JSON.parse(row)), places: keys.map((key) => places.get(key)!) };
}

const numberOf = (id: string) => Number(/\d*$/.exec(id)![0]);
const stepFrom = (id: string, step: number) =>
  id.replace(/\d+$/, (digits) => String(Number(digits) + step).padStart(digits.length, "0"));

const name = (fields: readonly string[], cells: readonly Cell[]) =>
  Object.fromEntries(fields.map((field, i) => [field, cells[i]]));
