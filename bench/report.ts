import type { Measure, Result } from "./measure.ts";
import { type BenchName, plan, type Unit } from "./plan.ts";

/** What stands above the figures. */
export type Setting = { date: string; machine: string; versions: Record<string, string> };

const sections: Record<BenchName, { title: string; how: string }> = {
  weight: {
    title: "Weight",
    how: "The site as it is published, from a host that sends HTML, CSS, JavaScript and JSON with gzip and all else as it lies there. Bytes are what the host counted while a browser with an empty cache opened the page, or started the engine.",
  },
  boot: {
    title: "Start of the engine",
    how: "A page with nothing but the engine starts it as the site does, and asks the published database its first question. The host is on the same machine, so this is inflating, compiling and opening, not the link.",
  },
  filter: {
    title: "Charts that filter one another",
    how: "The explore page and Mosaic vgplot with the same initiatives (made up, as many as the line says), in one browser on one machine, turn by turn and in changing order; the first load is not counted. The mouse clicks the same bars on both, with nothing chosen before: the first click on each of year, sector, stage and unit, then later ones; first clicks are the four of several fresh pages. Time runs from the event that the page acts on (ours: `click`; Mosaic: `pointerdown`) to the end of the frame that painted the last change of any chart. No dwelling on a chart before the click, as with a finger: Mosaic uses a mouse's dwelling to prepare. Mosaic draws four charts, our page seven. Our page needs no engine for a click, and starts its own by itself only after three seconds in which the reader does nothing: these clicks come before that. The slow phone has 1.6 Mbit/s, 150 ms to each answer and a main thread four times slower; a worker keeps its full speed, which favours the engine. Its peer is a page that fetches nothing but the same engine and database and draws the same counts from our own SQL.",
  },
  records: {
    title: "Initiatives behind a number",
    how: "The table is open on one year of a sector. A click on another year needs one more partition, which the page fetches, unpacks, sorts and shows. Median of several partitions, none of which the browser has seen.",
  },
  roll: {
    title: "Search in the honour roll",
    how: "The honour roll's page with an index of made-up people, who are nowhere but in the memory of the run. Keys are pressed one by one, with and without marks; time runs from the key to the end of the frame that painted the last change of the results. The lines in view come with the key; the rest of a page of results follows in a pause of typing and is not counted.",
  },
  publish: {
    title: "Publishing",
    how: "A whole process each: `publish` checks every row and writes cube, partitions, Parquet lake, downloads, databases and engine; the peer reads the same CSV with DuckDB and writes one Parquet file (zstd), with all processors. Memory is the most that the process held at a time.",
  },
};

/** The page of results, for readers: `docs/benchmarks.md`. */
export function renderReport(results: readonly Result[], { date, machine, versions }: Setting): string {
  const figures = results.flatMap(({ measures }) => measures);
  const missed = figures.filter(({ ok }) => !ok).map(({ id }) => `\`${id}\``);
  return [
    "# Benchmarks",
    `Measured on ${date} by \`npm run bench -- all\`, which makes its own data, builds the site from it and drives a real browser. What one machine measures another will not repeat; ratios to the peer, measured in the same run, travel better. The browser paints each frame as soon as it is ready: a screen of 60 Hz would add up to 17 ms by chance, to every page alike.`,
    `Machine: ${machine}.`,
    `Packages: ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(", ")}.`,
    missed.length
      ? `Of ${figures.length} goals ${figures.length - missed.length} are reached; not reached: ${missed.join(", ")}.`
      : `All ${figures.length} goals are reached.`,
    ...results.flatMap(renderSection),
  ].join("\n\n");
}

function renderSection({ name, measures, notes }: Result): string[] {
  const { title, how } = sections[name];
  const head = ["", "measured", "peer", "ratio", "goal", ""];
  const rows = measures.map((measure) => [
    `${plan.find(({ id }) => id === measure.id)!.means} \`${measure.id}\``,
    format(measure.value, measure.unit),
    format(measure.peer, measure.unit),
    measure.ratio === null ? "–" : measure.ratio.toFixed(measure.ratio < 1 ? 3 : 2),
    measure.target,
    measure.ok ? "reached" : measure.value === null ? "not measured" : "**not reached**",
  ]);
  return [
    `## ${title}`,
    how,
    toTable([head, ...rows]),
    ...(notes.length ? [notes.map((note) => `- ${note}`).join("\n")] : []),
  ];
}

/** A table as Prettier would lay it, so that the page passes the project's own check. */
function toTable([head, ...rows]: readonly string[][]): string {
  const widths = head.map((_, at) => Math.max(3, ...[head, ...rows].map((row) => [...row[at]].length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, at) => cell + " ".repeat(widths[at] - [...cell].length)).join(" | ")} |`;
  return [line(head), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...rows.map(line)].join("\n");
}

/** A figure with its unit, in few digits; “–” where there is none. */
export function format(value: Measure["value"], unit: Unit): string {
  if (value === null) return "–";
  const digits = (number: number) => String(Number(number.toPrecision(3)));
  if (unit === "bytes") {
    if (value >= 1e9) return `${digits(value / 1e9)} GB`;
    return value >= 1e6 ? `${digits(value / 1e6)} MB` : `${digits(value / 1e3)} kB`;
  }
  return unit === "×" ? `${digits(value)} ×` : `${value >= 1000 ? Math.round(value) : digits(value)} ${unit}`;
}
