import { config } from "../config.ts";
import { openDatabase } from "./database.ts";
import { hasErrors } from "./finding.ts";
import { publish } from "./publish.ts";
import { checkWhole, describeEdition, describeLicences } from "./releases/edition.ts";
import { formatJson, formatReport } from "./report.ts";
import { formatRecipeReport } from "./recipe-report.ts";
import { describePublication } from "./summary.ts";

const usage = `node src/publish/cli.ts <command>

  check [--json]     read and check the tables in ${config.data}/, list every finding; change nothing
  publish [--draft]  check, then write ${config.published}/: database, cube, downloads, engine;
                     a draft packs the engine in seconds, and a fifth larger
  release <number>   make the data as it stands a release; the number, or major, minor, patch;
                     --same-meaning: columns explained in other words still mean the same
  recipes            run every recipe of the built site in ${config.out}/ against its own files; list what differs
  sample             write sample data to ${config.data}/sample/

Exit code 0 = done (warnings allowed), 1 = the data has errors or a recipe differs, 2 = not understood.
Folders and the sample setting are in src/config.ts (or SITE_DATA, SITE_PUBLISHED, SITE_SAMPLES).
`;

const commands: Record<string, (options: readonly string[]) => Promise<number>> = {
  async check(options) {
    const { connection, close } = await openDatabase(":memory:");
    const { findings, edition } = await checkWhole(config.data, { samples: config.samples, connection });
    close();
    process.stdout.write(options.includes("--json") ? formatJson(findings) : formatReport(findings, config.data));
    if (hasErrors(findings)) return 1;
    if (!options.includes("--json")) process.stdout.write(`\n${describeLicences(edition)}${describeEdition(edition)}`);
    return 0;
  },
  async publish(options) {
    const full = !config.draft && !options.includes("--draft");
    const say = (line: string) => void process.stderr.write(`${line}\n`);
    const publication = await publish({ ...config, full, say });
    if (publication.findings.length) process.stdout.write(formatReport(publication.findings, config.data));
    process.stdout.write(describePublication(publication, config.published));
    const { edition } = publication;
    if (publication.published) process.stdout.write(describeLicences(edition) + describeEdition(edition));
    return publication.published ? 0 : 1;
  },
  async release(options) {
    const { release } = await import("./releases/cli.ts");
    return release(options, config.data);
  },
  async recipes() {
    const { checkRecipes } = await import("./recipes.ts");
    const report = await checkRecipes(config.out);
    process.stdout.write(formatRecipeReport(report));
    return report.differences.length ? 1 : 0;
  },
  async sample() {
    const { writeSample } = await import("./sample/index.ts");
    const { figures, initiatives } = await writeSample(config.data);
    process.stdout.write(`Sample data in ${config.data}/sample/: ${figures} figures, ${initiatives} initiatives\n`);
    return 0;
  },
};

const [name = "", ...options] = process.argv.slice(2);
const asked = ["", "help", "--help"].includes(name);
const command = Object.hasOwn(commands, name) ? commands[name] : null;
const known: Record<string, RegExp> = { check: /^--json$/, publish: /^--draft$/, release: /^(--same-meaning|[^-].*)$/ };
const unknown = options.filter((option) => !known[name]?.test(option));
if (!command || unknown.length) {
  const problem = asked ? "" : command ? `unknown option: ${unknown.join(" ")}\n\n` : `unknown command: ${name}\n\n`;
  process.stderr.write(problem + usage);
  process.exitCode = asked && name ? 0 : 2;
} else {
  try {
    process.exitCode = await command(options);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
