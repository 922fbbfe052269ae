import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readText, removeFolder } from "../src/publish/files.ts";

/** What a child process took: seconds from start to end, and the most memory it held, in bytes. */
export type Cost = { seconds: number; peak: number };

export const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Runs Node with some arguments in the project's folder, to its end.
 * @param env added to this process's own
 * @throws with the end of what it said, when it fails
 */
export async function runNode(args: readonly string[], env: Record<string, string> = {}): Promise<Cost> {
  const note = join(tmpdir(), `bench-peak-${randomUUID()}`);
  const start = performance.now();
  await run(process.execPath, [`--import=${new URL("peak.ts", import.meta.url).href}`, ...args], {
    ...env,
    BENCH_PEAK: note,
  });
  const seconds = (performance.now() - start) / 1000;
  const peak = Number(await readText(note)) * 1024;
  await removeFolder(note);
  return { seconds, peak };
}

/** Runs a command in the project's folder, to its end; rejects with the end of what it said, when it fails. */
export function run(command: string, args: readonly string[], env: Record<string, string> = {}): Promise<void> {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", ASTRO_TELEMETRY_DISABLED: "1", ...env },
  });
  let said = "";
  const hear = (chunk: Buffer) => (said = (said + chunk).slice(-20_000));
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0) return resolve();
      const tail = said.trim().split("\n").slice(-15).join("\n");
      reject(new Error(`${[command, ...args].join(" ")} ended with ${signal ?? code}:\n${tail}`));
    });
  });
}
