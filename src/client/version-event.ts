/** Said on the document when a part of the page has made its address ask for another release, or for none. */
export const versionEvent = "data-version";
