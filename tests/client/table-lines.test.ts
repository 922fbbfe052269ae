import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { holdsSample, readLines } from "../../src/client/table-lines.ts";
import type { FileColumn } from "../../src/query/file-column.ts";

const columns: FileColumn[] = [
  { key: "value", name: "Value", kind: "number" },
  { key: "written", name: "Written", kind: "text" },
  { key: "programme", name: "Programme", kind: "text" },
  { key: "sector", name: "Sector", kind: "text", fixed: "all" },
  { key: "note", name: "Note", kind: "text" },
];
const open = (html: string) => parseHTML(`<main>${html}</main>`).document.querySelector("main")!;
const plain = (html: string) =>
  readLines(open(html), columns).map((line) =>
    line.map((cell) => (cell !== null && typeof cell === "object" ? cell.value : cell)),
  );

test("a cell is the number behind it and the words in it; several pieces make one text; none is no value", () => {
  const rows = `<tr><td data-as="value written" data-value="488000000000">hơn 488
      tỷ</td><td><i data-as="note">a</i> <i data-as="note">b</i></td></tr>
    <tr><td data-as="value written">not published</td></tr>`;
  expect(plain(`<table><tbody>${rows}</tbody></table>`)).toEqual([
    [488e9, "hơn 488 tỷ", null, "all", "a; b"],
    [null, "not published", null, "all", null],
  ]);
});

test("what a line does not hold comes from the line or group around it, then from the column", () => {
  const row = `<tr data-as-sector="health"><td data-as="value written" data-value="555">555</td>
    <td><span data-as="note">main</span><ul>
      <li data-line><b data-as="value written" data-value="556">556</b> <span data-as="note">other</span></li>
      <li data-line><span data-as="note"></span></li>
    </ul></td></tr>`;
  expect(plain(`<div data-group><h3 data-as="programme">P</h3><table><tbody>${row}</tbody></table></div>`)).toEqual([
    [555, "555", "P", "health", "main"],
    [556, "556", "P", "health", "other"],
    [555, "555", "P", "health", null],
  ]);
});

test("sample data is known by its lines", () => {
  const table = (mark: string) => open(`<table><tbody><tr class="${mark}"><td>1</td></tr></tbody></table>`);
  expect(holdsSample(table("sample"))).toBe(true);
  expect(holdsSample(table(""))).toBe(false);
});
