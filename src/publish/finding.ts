export type Severity = "error" | "warning";

/**
 * One thing wrong with the data, told to whoever publishes it (in Vietnamese). An error stops the build.
 * `file` is relative to the data folder; `line` counts from 1 as an editor does; `column` is empty where the whole line is meant.
 */
export type Finding = {
  rule: string;
  severity: Severity;
  file: string;
  line: number;
  column: string;
  value: string;
  expected: string;
  mend: string;
};

/** Order of a report: by file, then line, then column, then rule. */
export const byPlace = (a: Finding, b: Finding): number =>
  compare(a.file, b.file) || a.line - b.line || compare(a.column, b.column) || compare(a.rule, b.rule);

/** Whether any finding stops the build. */
export const hasErrors = (findings: readonly Finding[]): boolean => findings.some((f) => f.severity === "error");

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
