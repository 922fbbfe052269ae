/** Folders whose files a page of any origin may read. */
export const openFolders = ["api", "data"] as const;

/**
 * What `_headers` says to hosts such as Netlify and Cloudflare Pages.
 * @param base path under which the site lives, with a slash at both ends
 */
export const formatHeaders = (base: string): string =>
  openFolders.map((folder) => `${base}${folder}/*\n  Access-Control-Allow-Origin: *\n`).join("");
