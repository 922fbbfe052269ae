import { codelists } from "../codelists.ts";
import { type Advice, inCells, type Rule } from "./rule.ts";

/** A cell with a codelist (or an enum) holds one of its codes; a list cell holds only such codes, each once. */
export const codes: Rule = {
  slug: "codes",
  severity: "error",
  check({ tables }) {
    const seen = new Map<string, Advice | undefined>();
    return inCells(
      tables,
      (field) => field.codelist !== null || field.enum !== null,
      (raw, field) => {
        const allowed = field.enum ?? codelists[field.codelist ?? ""];
        const key = `${field.codelist ?? field.enum}\n${field.list}\n${raw}`;
        // A wrong code usually stands in many rows: look for its neighbour once.
        if (!seen.has(key)) seen.set(key, look(field.list ? raw.split(";") : [raw], allowed));
        return seen.get(key);
      },
    );
  },
};

function look(items: readonly string[], allowed: readonly string[]): Advice | undefined {
  const expected = `một trong các mã: ${allowed.join(", ")}`;
  const wrong = items.find((item) => !allowed.includes(item));
  if (wrong !== undefined) {
    const near = findNearest(wrong, allowed);
    return {
      expected,
      mend: near ? `“${wrong}” không có trong danh mục; có phải “${near}”?` : `“${wrong}” không có trong danh mục.`,
    };
  }
  const twice = items.find((item, i) => items.indexOf(item) !== i);
  return twice === undefined ? undefined : { expected, mend: `Mã “${twice}” viết hai lần: bỏ bớt một.` };
}

/** The code with the fewest changed letters, if that is less than half of what was written. */
export function findNearest(word: string, codes: readonly string[]): string | undefined {
  const ranked = codes
    .map((code) => ({ code, distance: distanceOf(word.trim().toLowerCase(), code.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  return ranked.length && ranked[0].distance <= Math.max(1, Math.floor(word.length / 2)) ? ranked[0].code : undefined;
}

function distanceOf(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++)
      current[j] = Math.min(current[j - 1] + 1, previous[j] + 1, previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    previous = current;
  }
  return previous[b.length];
}
