import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { checkFolder } from "../../../src/publish/read.ts";
import type { Release } from "../../../src/publish/releases/diff.ts";

/** Two small data folders, the second a year on: rows and cells came, changed and went, and one honour was withdrawn. */
const root = fileURLToPath(new URL("../../fixtures/releases/", import.meta.url));
export type Side = "before" | "after";

/** The name that `after` no longer holds anywhere. */
export const withdrawnName = "Ẩn Danh";

export const readGolden = (name: string): Promise<string> => readFile(join(root, name), "utf8");

export async function readSide(side: Side): Promise<Release> {
  const { descriptor, tables, findings } = await checkFolder(join(root, side), { samples: true });
  if (findings.length) throw new Error(`the fixture ${side} is not clean: ${JSON.stringify(findings)}`);
  return { descriptor, tables };
}

/** Puts one side into a fresh data folder, or over what stands there; the folder goes when the test is over. */
export async function copySide(side: Side, into?: string): Promise<string> {
  const folder = into ?? (await mkdtemp(join(tmpdir(), "releases-")));
  if (!into) onTestFinished(() => rm(folder, { recursive: true }));
  await cp(join(root, side), folder, { recursive: true });
  return folder;
}
