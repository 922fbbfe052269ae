/** What the page calls its data: `1.1.0`, `1.1.0+unreleased`, or nothing where no release was ever made. */
export const pageEdition = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="data-version"]')?.content ?? "";

const endings = { plain: "csv", excel: "excel.csv", xlsx: "xlsx" } as const;

/**
 * What a file that leaves the page is called: `figures-v1.1.0.csv`. A plain CSV has no other place that says which data it
 * holds, for a line about it would be read as a row.
 * @param kept the release whose figures it holds; null where they are today's
 */
export function fileName(stem: string, form: keyof typeof endings, kept: string | null = null): string {
  const version = kept ?? pageEdition();
  return `${stem}${version && `-v${version}`}.${endings[form]}`;
}
