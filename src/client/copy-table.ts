/**
 * Puts a table on the clipboard, as HTML for programs that know tables and as text for the rest.
 * @returns whether the browser let it
 */
export async function copyTable(html: string, text: string): Promise<boolean> {
  try {
    const kinds = { "text/html": html, "text/plain": text };
    const blobs = Object.entries(kinds).map(([type, content]) => [type, new Blob([content], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs) as Record<string, Blob>)]);
    return true;
  } catch {
    return copyByEvent(html, text);
  }
}

/** The older way, for plain http and browsers that write text only: the browser asks what to copy. */
function copyByEvent(html: string, text: string): boolean {
  let filled = false;
  const fill = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData("text/html", html);
    event.clipboardData?.setData("text/plain", text);
    filled = event.clipboardData !== null;
  };
  document.addEventListener("copy", fill, { once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", fill);
  return done && filled;
}
