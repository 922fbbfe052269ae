import type { Finding } from "./finding.ts";

/**
 * All findings as text for a terminal, in Vietnamese: grouped by file, one block each, counts at the end.
 * @param findings in the order to print, as `checkFolder` returns them
 * @param folder data folder, put before each file so that terminals link to the line
 */
export function formatReport(findings: readonly Finding[], folder = "data"): string {
  const files = Map.groupBy(findings, (finding) => finding.file);
  const blocks = [...files].map(([file, found]) =>
    [`${folder}/${file}: ${counts(found)}`, ...found.map((f) => formatFinding(f, folder))].join("\n\n"),
  );
  const total = findings.length
    ? `Tổng cộng: ${counts(findings)}, trong ${files.size} tệp.`
    : "Không có lỗi, không có cảnh báo.";
  return [...blocks, total].join("\n\n") + "\n";
}

/** The same for programs: `{errors, warnings, findings}`, indented JSON that ends in a line end. */
export function formatJson(findings: readonly Finding[]): string {
  const { errors, warnings } = countOf(findings);
  return JSON.stringify({ errors, warnings, findings }, null, 2) + "\n";
}

/** How many findings stop the build, and how many do not. */
export function countOf(findings: readonly Finding[]): { errors: number; warnings: number } {
  const errors = findings.filter((finding) => finding.severity === "error").length;
  return { errors, warnings: findings.length - errors };
}

function formatFinding({ rule, severity, file, line, column, value, expected, mend }: Finding, folder: string): string {
  const lines = [
    `  ${severity === "error" ? "LỖI" : "CẢNH BÁO"} [${rule}] ${folder}/${file}:${line}${column && `, cột ${column}`}`,
    `    Giá trị:  ${value === "" ? "(trống)" : `“${shorten(value)}”`}`,
    `    Cần:      ${expected}`,
    `    Cách sửa: ${mend}`,
  ];
  return lines.join("\n");
}

function counts(findings: readonly Finding[]): string {
  const { errors, warnings } = countOf(findings);
  return `${errors} lỗi, ${warnings} cảnh báo`;
}

function shorten(value: string): string {
  const line = value.replace(/\s*\n\s*/g, " ⏎ ");
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
