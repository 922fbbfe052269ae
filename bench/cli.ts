import { join } from "node:path";
import { launchBrowser } from "../tests/e2e/launch.ts";
import { writeText } from "../src/publish/files.ts";
import { root } from "./child.ts";
import { describeMachine, readVersions } from "./machine.ts";
import { type Outcome, type Result, toMeasures } from "./measure.ts";
import { type BenchName, benches } from "./plan.ts";
import { renderReport } from "./report.ts";
import { runBoot } from "./runs/boot.ts";
import { runFilter } from "./runs/filter.ts";
import { runPublish } from "./runs/publish.ts";
import { runRecords } from "./runs/records.ts";
import { runRoll } from "./runs/roll.ts";
import { runWeight } from "./runs/weight.ts";
import { say, type Scale } from "./workshop.ts";

const usage = `npm run bench [-- <name> … | all] [--json] [--quick]

  ${benches.join(", ")}; none or all = every one

  --json   one line of JSON for each name: {name, rows, machine, measures: [{id, value, unit, peer, ratio, target, ok}]}
  --quick  a hundredth of the rows, once each: to see whether it runs; figures mean nothing and nothing is written

A run of all writes docs/benchmarks.md. Data and sites are made in .published/bench/, which may be deleted; a second
run finds them there. The peer's packages are installed once (npm ci --prefix bench/peer), which needs the network.
Exit code 0 = every goal reached, 1 = some figure falls short, 2 = not understood, 3 = something could not be run.
`;

const runs: Record<BenchName, (browser: Awaited<ReturnType<typeof launchBrowser>>, scale: Scale) => Promise<Outcome>> =
  {
    weight: runWeight,
    boot: runBoot,
    filter: runFilter,
    records: runRecords,
    roll: runRoll,
    publish: (_, scale) => runPublish(scale),
  };

/** Frames are painted when they are ready and not at the screen's next turn, which would add up to 17 ms by chance. */
const unpaced = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];

const asked = process.argv.slice(2);
const names = asked.filter((word) => !word.startsWith("--"));
const known = new Set<string>([...benches, "all", "--json", "--quick", "--help"]);
const strange = asked.filter((word) => !known.has(word));

if (strange.length || asked.includes("--help")) {
  process.stderr.write(strange.length ? `unknown: ${strange.join(" ")}\n\n${usage}` : usage);
  process.exitCode = strange.length ? 2 : 0;
} else {
  const every = !names.length || names.includes("all");
  const quick = asked.includes("--quick");
  const scale: Scale = {
    rows: (planned) => (quick ? Math.round(planned / 100) : planned),
    times: (planned) => (quick ? 1 : planned),
  };
  process.exitCode = await runAll(every ? benches : benches.filter((name) => names.includes(name)), scale, {
    json: asked.includes("--json"),
    write: every && !quick,
  });
}

async function runAll(names: readonly BenchName[], scale: Scale, { json, write }: { json: boolean; write: boolean }) {
  const browser = await launchBrowser(unpaced);
  const machine = describeMachine(browser);
  const results: Result[] = [];
  let broken = false;
  try {
    for (const name of names) {
      let outcome: Outcome = { rows: 0, found: {}, notes: [] };
      try {
        outcome = await runs[name](browser, scale);
      } catch (error) {
        broken = true;
        say(`${name} could not be run: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
        outcome.notes.push("Could not be run.");
      }
      const result = {
        name,
        rows: outcome.rows,
        machine,
        measures: toMeasures(name, outcome.found),
        notes: outcome.notes,
      };
      results.push(result);
      process.stdout.write(json ? toLine(result) : toText(result));
    }
  } finally {
    await browser.close();
  }
  if (write) {
    const date = new Date().toISOString().slice(0, 10);
    const report = renderReport(results, { date, machine, versions: await readVersions() });
    await writeText(join(root, "docs/benchmarks.md"), `${report}\n`);
    say("Wrote docs/benchmarks.md");
  }
  if (broken) return 3;
  return results.some(({ measures }) => measures.some(({ ok }) => !ok)) ? 1 : 0;
}

function toLine({ name, rows, machine, measures }: Result): string {
  return `${JSON.stringify({ name, rows, machine, measures })}\n`;
}

function toText({ name, rows, measures }: Result): string {
  const lines = measures.map(({ id, value, unit, peer, ratio, target, ok }) => {
    const beside = peer === null ? "" : `, peer ${peer.toFixed(1)}, ratio ${ratio!.toFixed(3)}`;
    const figure = value === null ? "not measured" : `${value.toFixed(unit === "bytes" ? 0 : 2)} ${unit}${beside}`;
    return `  ${ok ? "ok  " : "FAIL"} ${id}: ${figure} (${target})`;
  });
  return `${name}${rows ? `, up to ${rows} rows` : ""}\n${lines.join("\n")}\n`;
}
