import type { Cell } from "../../model/cell.ts";
import { type ViewMeasure, viewMeasures } from "../../model/measure.ts";
import { sectors } from "../../model/sector.ts";
import { type FunnelStage, funnelStages } from "../../model/stage.ts";
import { cityUnit } from "../../model/unit.ts";
import type { ApiInput, ApiResource } from "./resource.ts";
import { type ApiRow, envelope, envelopeSchema, findPublished, flag, toObjects } from "./rows.ts";
import { list, object, orNull, text } from "./schema.ts";
import { bothWords } from "./words.ts";

/** The cubes and the dimensions each is broken down by; the others stand at `all`. Years are never added up. */
const cubeList = [
  { id: "cube_year", file: "by-year", sector: false, unit: false },
  { id: "cube_year_sector", file: "by-year-sector", sector: true, unit: false },
  { id: "cube_year_unit", file: "by-year-unit", sector: false, unit: true },
  { id: "cube_year_sector_unit", file: "by-year-sector-unit", sector: true, unit: true },
] as const;
type CubeKind = (typeof cubeList)[number];

/** What is counted at which stage: money is known only of what was submitted. */
const counted: readonly { measure: ViewMeasure; stage: FunnelStage }[] = viewMeasures.flatMap((measure) =>
  (measure === "initiatives" ? funnelStages : (["submitted"] as const)).map((stage) => ({ measure, stage })),
);

/**
 * The movement's figures by year, sector and unit. A published file holds every place, with null and a reason where
 * nothing was published; what is sample data stands in a file of its own, whose name says so.
 */
export function cubes(input: ApiInput): ApiResource[] {
  const reasons = toReasons(input);
  return cubeList.flatMap((cube) => {
    const own = input.cells.filter(
      ({ sector, unit }) => (sector !== "all") === cube.sector && (unit !== "all") === cube.unit,
    );
    const published = own.filter(({ sample }) => !sample);
    const samples = own.filter(({ sample }) => sample);
    const file = (sample: boolean, rows: readonly ApiRow[]): ApiResource => {
      const path = `cubes/${cube.file}${sample ? ".sample" : ""}.json`;
      const schema = { name: sample ? "SampleCube" : "Cube", body: envelopeSchema(cubeRow(sample), sample) };
      const licence = sample
        ? input.downloads.find(({ resource }) => resource.sample)?.resource.licenses[0]
        : undefined;
      return { id: cube.id, path, sample, schema, files: [{ path, body: envelope(input, rows, { sample, licence }) }] };
    };
    return [
      file(false, fillGaps(published, cube, input, reasons)),
      ...(samples.length ? [file(true, samples.map(toRow))] : []),
    ];
  });
}

/** Published cells and the gaps between them. Only units with a published figure are listed. */
function fillGaps(
  cells: readonly Cell[],
  cube: CubeKind,
  { domain }: ApiInput,
  reasons: ReadonlyMap<string, string>,
): ApiRow[] {
  const known = new Map(cells.map((cell) => [keyOf(cell), cell]));
  const reported = new Set(cells.map(({ unit }) => unit));
  const units = cube.unit ? domain.units.filter((unit) => reported.has(unit)) : ["all"];
  const places = (cube.sector ? sectors : (["all"] as const)).flatMap((sector) =>
    units.flatMap((unit) => counted.flatMap((what) => domain.years.map((year) => ({ year, sector, unit, ...what })))),
  );
  return places.map((place) => {
    const cell = known.get(keyOf(place));
    if (cell) return toRow(cell);
    const missing = reasons.get(keyOf(place)) ?? "not_published";
    return { ...place, value: null, qualifier: null, missing, flags: [], sources: [], sample: false };
  });
}

const toRow = ({ year, sector, unit, measure, stage, value, qualifier, flags, source, sample }: Cell): ApiRow => ({
  year,
  sector,
  unit,
  measure,
  stage,
  value,
  qualifier,
  missing: null,
  flags: parts(flags),
  sources: parts(source),
  sample,
});

/** Why a place has no value, where a source or the editors say so. */
function toReasons(input: ApiInput): Map<string, string> {
  const download = findPublished(input, "figures");
  const rows = download ? toObjects(download) : [];
  return new Map(
    rows
      .filter(({ missing, programme, standing }) => missing && programme === "movement" && standing === "main")
      .map((row) => [
        keyOf({
          year: Number(row.period),
          sector: String(row.sector),
          unit: row.unit === cityUnit ? "all" : String(row.unit),
          measure: String(row.measure),
          stage: String(row.stage),
        }),
        String(row.missing),
      ]),
  );
}

type Place = { year: number; sector: string; unit: string; measure: string; stage: string };
const keyOf = ({ year, sector, unit, measure, stage }: Place): string => [year, sector, unit, measure, stage].join("|");
const parts = (joined: string): string[] => joined.split("|").filter(Boolean);

const cubeRow = (sample: boolean) =>
  object({
    year: { type: "integer" },
    sector: text(bothWords("api.field.sector")),
    unit: text(bothWords("api.field.unit")),
    measure: text(bothWords("api.field.measure")),
    stage: text(bothWords("api.field.stage")),
    value: { ...orNull({ type: "number" }), ...describeValue() },
    qualifier: orNull(text(bothWords("api.field.qualifier"))),
    missing: orNull(text(bothWords("api.field.missing"))),
    flags: list(text(), bothWords("api.field.flags")),
    sources: list(text(), bothWords("api.field.sources")),
    sample: { ...flag("api.field.sample"), const: sample },
  });

function describeValue() {
  const { vi, en } = bothWords("api.field.value");
  return { description: en, "x-description-vi": vi };
}
