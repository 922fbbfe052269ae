import { expect, test } from "vitest";
import { csvRules } from "../../src/publish/csv.ts";
import { exists, listFiles, openStream, readText } from "../../src/publish/files.ts";
import type { Finding } from "../../src/publish/finding.ts";
import { checkFiles, missingRule, readDescriptor } from "../../src/publish/read.ts";
import { stages } from "../../src/publish/rules/index.ts";

// A case is a folder that holds the files it changes and `expected.json`; the other files come from `pass/base`.
const fixtures = "tests/fixtures";
const base = `${fixtures}/pass/base`;
const folders = (await listFiles(fixtures)).map((file) => file.replace(/(\/sample)?\/[^/]*$/, ""));
const cases = [...new Set(folders)].filter((folder) => /^(pass|warn|fail)\//.test(folder));
const broken = cases.filter((folder) => !folder.startsWith("pass/"));

async function findingsOf(folder: string): Promise<Finding[]> {
  const own = `${fixtures}/${folder}`;
  const descriptor = await readDescriptor((await exists(`${own}/datapackage.json`)) ? own : base);
  const open = async (path: string) => {
    for (const place of [`${own}/${path}`, `${base}/${path}`]) if (await exists(place)) return openStream(place);
    return null;
  };
  return (await checkFiles(descriptor, open, { samples: true })).findings;
}

test.each(broken)("%s gives exactly the expected findings", async (folder) => {
  expect(await findingsOf(folder)).toEqual(JSON.parse(await readText(`${fixtures}/${folder}/expected.json`)));
});

test.each(broken)("%s is told by its own rule", async (folder) => {
  const [kind, rule] = folder.split("/");
  const severity = kind === "fail" ? "error" : "warning";
  const findings: Finding[] = JSON.parse(await readText(`${fixtures}/${folder}/expected.json`));
  expect(findings.map((finding) => finding.rule)).toContain(rule);
  for (const finding of findings) expect(finding.severity).toBe(severity);
});

test.each(cases.filter((folder) => folder.startsWith("pass/")))("%s gives no finding", async (folder) => {
  expect(await findingsOf(folder)).toEqual([]);
});

test("every rule is broken by a case", () => {
  const slugs = [...csvRules, missingRule, ...stages.flatMap((stage) => stage.rules.map((rule) => rule.slug))];
  expect(slugs.filter((slug) => !broken.some((folder) => folder.split("/")[1] === slug))).toEqual([]);
});
