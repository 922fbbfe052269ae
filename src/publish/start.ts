/** `npm start`: checks the data, publishes, builds the site and serves it. Stops at the first step that fails. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { config } from "../config.ts";
import { listFiles } from "./files.ts";
import { publish } from "./publish.ts";
import { describeEdition, describeLicences } from "./releases/edition.ts";
import { formatReport } from "./report.ts";
import { serve } from "./serve.ts";
import { describePublication } from "./summary.ts";

const publication = await publish(config);
if (publication.findings.length) process.stdout.write(formatReport(publication.findings, config.data));
process.stdout.write(describePublication(publication, config.published));
if (!publication.published) process.exit(1);
process.stdout.write(describeLicences(publication.edition) + describeEdition(publication.edition));

const started = performance.now();
const code = await build();
if (code !== 0) {
  process.stderr.write(`The site could not be built (astro build ended with ${code}); the reason stands above.\n`);
  process.exit(1);
}
const pages = (await listFiles(config.out)).filter((path) => path.endsWith(".html")).length;
process.stdout.write(
  `Built ${config.out}/ in ${((performance.now() - started) / 1000).toFixed(1)} s: ${pages} pages\n`,
);

const { address, close } = await serve({ folder: config.out, base: config.base, port: config.port });
process.stdout.write(`\n  ${address}\n\nCtrl+C stops.\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void close().then(() => process.exit(0)));

/** Runs `astro build` with this same Node; resolves with its exit code. Its chatter is shown only when it fails. */
function build(): Promise<number | null> {
  const astro = fileURLToPath(new URL("bin/astro.mjs", import.meta.resolve("astro/package.json")));
  const child = spawn(process.execPath, [astro, "build"], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" },
  });
  const said: Buffer[] = [];
  child.stdout.on("data", (chunk) => said.push(chunk));
  child.stderr.on("data", (chunk) => said.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== 0) process.stderr.write(Buffer.concat(said));
      resolve(code);
    });
  });
}
