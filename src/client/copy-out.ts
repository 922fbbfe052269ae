import { copyTable } from "./copy-table.ts";

/**
 * Copies a text, with HTML beside it where given; where the browser forbids it, the text is put into a box and selected,
 * so that the reader's own keys copy it.
 * @param box label with a textarea, hidden unless needed
 * @returns whether the browser copied it
 */
export async function copyOut(box: HTMLElement, text: string, html?: string): Promise<boolean> {
  const done = html === undefined ? await copyText(text) : await copyTable(html, text);
  box.hidden = done;
  if (done) return true;
  const area = box.querySelector("textarea")!;
  area.value = text;
  area.focus();
  area.select();
  return false;
}

const copyText = (text: string): Promise<boolean> =>
  // Plain http has no clipboard.
  (navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"))).then(
    () => true,
    () => false,
  );
