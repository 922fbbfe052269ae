import { type Sector, sectors } from "../../src/model/sector.ts";
import type { Row } from "../../src/query/port.ts";
import { defaultView, type View } from "../../src/query/view.ts";
import { benefitChart } from "../../src/charts/benefit.ts";
import type { ChartOptions, Datum, Names, YearPoint } from "../../src/charts/chart.ts";
import { distributionChart } from "../../src/charts/distribution.ts";
import { funnelChart, type Step } from "../../src/charts/funnel.ts";
import { sectorYearsChart } from "../../src/charts/sector-years.ts";
import { seriesChart, type SeriesPoint } from "../../src/charts/series.ts";
import { totalsChart } from "../../src/charts/totals.ts";
import { viewChart } from "../../src/charts/view-chart.ts";
import { english, vietnamese } from "./locales.ts";

/** A datum of the given value; exact, published and without flags unless told. */
export const datum = (value: number | null, more: Partial<Datum> = {}): Datum => ({
  value,
  qualifier: "exact",
  flags: [],
  sample: false,
  ...more,
});
export const row = (
  place: Pick<Row, "year" | "sector" | "unit">,
  value: number | null,
  more: Partial<Row> = {},
): Row => ({
  sources: ["S"],
  ...datum(value),
  ...place,
  ...more,
});
export const view = (more: Partial<View>): View => ({ ...defaultView, ...more });
export const names: Names = {
  unit: (id) =>
    id.startsWith("dai") ? `Công đoàn Tổng công ty Đầu tư phát triển hạ tầng đô thị và nhà ở số ${id}` : `LĐLĐ ${id}`,
};

const confirm = { flags: ["needs_confirmation"] } as const;
const breaks = { flags: ["break_before"] } as const;
const floor = { qualifier: "more_than" } as const;

export const baseTotals: YearPoint[] = [
  { year: 2020, ...datum(null) },
  { year: 2022, ...datum(93973, confirm) },
  { year: 2025, ...datum(80925, breaks) },
];
export const benefits: YearPoint[] = [
  { year: 2022, ...datum(488e9, floor) },
  { year: 2024, ...datum(563e9, floor) },
  { year: 2025, ...datum(363e9, { ...floor, ...breaks }) },
];
export const funnel2022: Step[] = [
  { stage: "base", ...datum(93973, confirm) },
  { stage: "above_base", ...datum(1704, confirm) },
  { stage: "submitted", ...datum(555) },
  { stage: "titled", ...datum(100) },
];
export const funnel2025: Step[] = [
  { stage: "base", ...datum(80925, breaks) },
  { stage: "above_base", ...datum(null) },
  { stage: "submitted", ...datum(682, breaks) },
  { stage: "titled", ...datum(100, breaks) },
];
/** A year whose steps do not compare: a floor, and titles counted by people. */
export const funnel2024: Step[] = [
  { stage: "base", ...datum(null) },
  { stage: "above_base", ...datum(null) },
  { stage: "submitted", ...datum(800, floor) },
  { stage: "titled", ...datum(100, { flags: ["counted_in_people"] }) },
];
export const teachers: SeriesPoint[] = [
  { start: 2017, end: 2018, ...datum(127) },
  { start: 2018, end: 2019, ...datum(130) },
  { start: 2019, end: 2020, ...datum(133) },
  { start: 2022, end: 2022, ...datum(150) },
  { start: 2023, end: 2023, ...datum(135) },
  { start: 2024, end: 2024, ...datum(196) },
  { start: 2025, end: 2025, ...datum(153) },
];
export const contest: SeriesPoint[] = [
  { start: 2017, end: 2017, ...datum(172) },
  { start: 2019, end: 2019, ...datum(null) },
  { start: 2021, end: 2021, ...datum(137) },
  { start: 2023, end: 2023, ...datum(null) },
  { start: 2025, end: 2025, ...datum(133) },
];
export const bins = [0, 1e7, 3e7, 1e8, 3e8, 1e9, 3e9, 1e10].map((from, i, limits) => ({
  from,
  to: limits[i + 1] ?? null,
  count: [12, 48, 131, 160, 98, 52, 24, 11][i],
  sample: true,
}));

const years = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025];
const amount = (year: number, i: number) =>
  Math.round((41000 - i * 8500) * (0.72 + 0.04 * (year - 2018) + 0.05 * ((year * 7 + i * 3) % 4)));
const ofYear = (year: number) => ({ sample: true, ...(year === 2025 ? breaks : {}) });
export const sectorYears: Row[] = years.flatMap((year) =>
  sectors.map((sector, i) => row({ year, sector }, year === 2021 && i === 2 ? null : amount(year, i), ofYear(year))),
);
export const yearRows: Row[] = years.map((year) =>
  row({ year }, year === 2019 ? null : amount(year, 0) * 2.4, year === 2022 ? confirm : ofYear(year)),
);
/** Five-digit counts of like size, side by side: the hardest case for labels. */
const crowded: Row[] = years.map((year, i) =>
  row({ year }, 93973 - ((i * 1311) % 4000), year === 2022 ? confirm : ofYear(year)),
);
export const sectorRows: Row[] = sectors.map((sector, i) =>
  row({ sector }, [4120, 11873, null, 2650][i], { sample: i !== 1 }),
);
const unitIds = ["quận Ba Đình", "quận Cầu Giấy", "dai-3", "huyện Gia Lâm", "thị xã Sơn Tây", "huyện Mê Linh"];
export const unitRows: Row[] = unitIds.map((unit, i) =>
  row({ unit }, [812, 1440, 377, null, 96, 2051][i], i === 5 ? { sample: true, ...breaks } : { sample: i > 2 }),
);
/** Units of a year in which the reporting units changed: all stand past the break. */
export const changedUnits: Row[] = unitIds.map((unit, i) =>
  row({ unit }, [812, 1440, 377, 25, 96, 2051][i], {
    ...breaks,
    sample: i > 2,
    ...(i === 4 && { qualifier: "at_least" }),
  }),
);
const unitSectorRows: Row[] = unitIds.flatMap((unit, i) =>
  sectors.map((sector: Sector, j) =>
    row({ unit, sector }, (i + j) % 3 === 2 ? null : 100 + ((i * 337 + j * 211) % 700), { sample: i < 4 }),
  ),
);
const unitYearRows: Row[] = unitIds
  .slice(0, 3)
  .flatMap((unit, i) =>
    years.map((year) => row({ unit, year }, year === 2020 ? null : 300 + ((i * 337 + year * 61) % 700), ofYear(year))),
  );

/** Every chart in two or three small examples; each is a picture in this folder. */
export const examples: Record<string, () => ChartOptions> = {
  "view-by-year": () => viewChart(yearRows, view({ by: "year" }), vietnamese, names),
  "view-by-year-benefit": () =>
    viewChart(
      years.map((year) => row({ year }, year * 2.1e8 - 3e11, { sample: true })),
      view({ measure: "benefit_vnd", stage: "submitted", sectors: ["production"] }),
      english,
      names,
    ),
  "view-by-sector": () => viewChart(sectorRows, view({ by: "sector" }), vietnamese, names),
  "view-by-unit": () => viewChart(unitRows, view({ by: "unit" }), vietnamese, names),
  "view-by-unit-past": () => viewChart(changedUnits, view({ by: "unit", years: [2025] }), vietnamese, names),
  "view-by-year-crowded": () => viewChart(crowded, view({ by: "year" }), english, names),
  "view-by-unit-sector": () => viewChart(unitSectorRows, view({ by: "unit", split: "sector" }), vietnamese, names),
  "view-by-unit-year": () => viewChart(unitYearRows, view({ by: "unit", split: "year" }), english, names),
  "view-empty": () => viewChart([], view({ by: "unit" }), vietnamese, names),
  "totals-base": () => totalsChart(baseTotals, { measure: "initiatives" }, vietnamese),
  "totals-submitted": () =>
    totalsChart(
      [
        { year: 2022, ...datum(555) },
        { year: 2024, ...datum(800, floor) },
        { year: 2025, ...datum(682, breaks) },
      ],
      { measure: "initiatives" },
      english,
    ),
  "totals-wide": () =>
    totalsChart([{ year: 2018, ...datum(null) }, ...baseTotals], { measure: "initiatives" }, english, 640),
  benefit: () => benefitChart(benefits, vietnamese),
  "benefit-sample": () =>
    benefitChart(
      benefits.map((point) => ({ ...point, sample: true })),
      english,
    ),
  "funnel-2022": () => funnelChart(funnel2022, vietnamese),
  "funnel-2024": () => funnelChart(funnel2024, vietnamese),
  "funnel-2025": () => funnelChart(funnel2025, english),
  "series-teachers": () => seriesChart(teachers, "people", vietnamese, 400, "education"),
  "series-contest": () => seriesChart(contest, "entries", english, 400, "health"),
  distribution: () => distributionChart(bins, vietnamese),
  "distribution-production": () =>
    distributionChart(
      bins.map((bin) => ({ ...bin, sample: false })),
      english,
      400,
      "production",
    ),
  "sector-years": () => sectorYearsChart(sectorYears, { measure: "initiatives" }, vietnamese),
  "sector-years-published": () =>
    sectorYearsChart(
      sectorYears.map((each) => ({ ...each, sample: false })),
      { measure: "initiatives" },
      english,
    ),
};
