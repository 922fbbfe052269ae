import { type Measure, measureUnits } from "../../model/measure.ts";
import { sectors } from "../../model/sector.ts";
import { type ApiInput, type ApiResource, pathOf } from "./resource.ts";
import { type ApiRow, envelope, envelopeSchema, findPublished, rowSchema, toObjects } from "./rows.ts";
import { text } from "./schema.ts";
import { bothWords } from "./words.ts";

/** Published figures: all of them, and those of one year, unit or sector. Sample figures are in no file of these. */
export function figures(input: ApiInput): ApiResource[] {
  const download = findPublished(input, "figures");
  if (!download) return [];
  const rows: ApiRow[] = toObjects(download).map((row) => ({
    ...row,
    measured_in: measureUnits[row.measure as Measure] ?? null,
  }));
  const row = rowSchema(download, { measured_in: text(bothWords("api.field.measured_in")) });
  const schema = { name: "Figures", body: envelopeSchema(row, false) };
  const whole = { path: "figures.json", body: envelope(input, rows) };
  const by = (column: string, name: string, values: readonly string[]): ApiResource => {
    const path = `figures/by-${name}/{${name}}.json`;
    const files = values.flatMap((value) => {
      const own = rows.filter((row) => row[column] === value);
      return own.length ? [{ path: pathOf(path, value), value, body: envelope(input, own) }] : [];
    });
    return { id: `figures_by_${name}`, path, sample: false, schema, files };
  };
  const distinct = (column: string) => [...new Set(rows.map((row) => String(row[column])))].sort();
  return [
    { id: "figures", path: whole.path, sample: false, schema, files: [whole] },
    by("period", "year", distinct("period").filter(isYear)),
    by("unit", "unit", distinct("unit")),
    by("sector", "sector", sectors),
  ].filter(({ files }) => files.length > 0);
}

const isYear = (period: string): boolean => /^\d{4}$/.test(period);
