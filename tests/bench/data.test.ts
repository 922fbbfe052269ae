import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeLargeData } from "../../bench/data.ts";
import { hasErrors } from "../../src/publish/finding.ts";
import { checkFolder } from "../../src/publish/read.ts";

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "bench-"));
  await writeLargeData(join(folder, "one"), 3000);
  await writeLargeData(join(folder, "two"), 3000);
});
afterAll(() => rmSync(folder, { recursive: true }));

const hash = (name: string) =>
  createHash("sha256")
    .update(readFileSync(join(folder, name)))
    .digest("hex");

test("the rows asked for pass every check", async () => {
  const { tables, findings } = await checkFolder(join(folder, "one"), { samples: true });
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(hasErrors(findings)).toBe(false);
  expect(tables.find(({ path }) => path === "sample/initiatives.csv")!.rows).toHaveLength(3000);
});

test("the same number gives the same bytes", () => {
  for (const file of ["sample/initiatives.csv", "sample/figures.csv", "figures.csv"])
    expect(hash(`one/${file}`)).toBe(hash(`two/${file}`));
});
