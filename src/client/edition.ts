/** What the page calls its data: `1.1.0`, `1.1.0+unreleased`, or nothing where no release was ever made. */
export const pageEdition = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="data-version"]')?.content ?? "";
