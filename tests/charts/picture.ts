import { parseHTML } from "linkedom";
import { renderSvg } from "../../src/charts/render.ts";
import { examples } from "./examples.ts";

/** The markup of an example, drawn in a fresh document. */
export function drawExample(name: string, id = name): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const frame = { document, id, title: `Title of ${name}`, description: `Finding of ${name}` };
  return renderSvg(examples[name](), frame).outerHTML;
}
