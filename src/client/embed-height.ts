/** Width that a frame is made for, in px: a column of text on most sites. */
const column = 640;
/** The embedded page around its figure: margins, which data it is, and the link to the full page; more where it keeps a release. */
const around = { living: 180, kept: 320 };

/**
 * Height in px of a frame that shows a figure whole in a column of text. It is stated in the code that is copied, because a
 * frame does not grow by itself and nothing of ours runs on the page around it.
 * @param figure as it stands in this page; measured in a copy nobody sees, its tables closed
 */
export function embedHeight(figure: HTMLElement, kept: boolean): number {
  const stage = document.createElement("div");
  Object.assign(stage.style, { position: "absolute", visibility: "hidden", inlineSize: `${column - 40}px` });
  const copy = figure.cloneNode(true) as HTMLElement;
  for (const part of copy.querySelectorAll(".recipe")) part.remove();
  for (const details of copy.querySelectorAll("details")) details.open = false;
  stage.append(copy);
  figure.parentElement!.append(stage);
  const { height } = copy.getBoundingClientRect();
  stage.remove();
  return Math.ceil((height + (kept ? around.kept : around.living)) / 20) * 20;
}
