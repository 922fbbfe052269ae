import type { Descriptor } from "./descriptor.ts";
import { byPlace, type Finding } from "./finding.ts";
import type { Problem, Rule } from "./rules/rule.ts";
import { stages } from "./rules/index.ts";
import type { Table } from "./table.ts";

/**
 * Applies every rule, stage by stage; a table with an error in one stage is left out of the next.
 * Pure: runs in Node and in a browser.
 * @returns all findings, in the order of files, lines and columns
 */
export function checkTables(tables: readonly Table[], descriptor: Descriptor): Finding[] {
  const findings: Finding[] = [];
  let standing = tables;
  for (const { rules } of stages) {
    const found: Finding[] = [];
    for (const rule of rules)
      for (const problem of rule.check({ tables: standing, descriptor })) found.push(toFinding(rule, problem));
    const failed = new Set(found.filter((f) => f.severity === "error").map((f) => f.file));
    standing = standing.filter((table) => !failed.has(table.path));
    for (const finding of found) findings.push(finding);
  }
  return findings.sort(byPlace);
}

const toFinding = (rule: Rule, { table, line, column, value, expected, mend, severity }: Problem): Finding => ({
  rule: rule.slug,
  severity: severity ?? rule.severity,
  file: table.path,
  line,
  column,
  value,
  expected,
  mend,
});
