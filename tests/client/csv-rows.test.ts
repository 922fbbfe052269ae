import { expect, test } from "vitest";
import { guessDelimiter, splitRows } from "../../src/client/csv-rows.ts";
import { readText } from "../../src/client/csv-text.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

/** A file in pieces, each with its line in front. */
async function read(content: BlobPart, delimiter = ",") {
  const rows = [];
  for await (const found of splitRows(
    readText(new Blob([content]), () => {}),
    delimiter,
  ))
    rows.push(...found.map(({ cells, line }) => [line, ...cells]));
  return rows;
}

test("rows know their lines, also after quoted line ends and blank lines", async () => {
  expect(await read('a,b\r\n"one\r\ntwo",2\r\n\r\n3,"say ""so"""')).toEqual([
    [1, "a", "b"],
    [2, "one\ntwo", "2"],
    [5, "3", 'say "so"'],
  ]);
});

test("a file longer than one chunk keeps every row whole", async () => {
  const lines = Array.from({ length: 30_000 }, (_, i) => `${i};"Đặng ${i}; Hòa"`);
  const rows = await read(lines.join("\n"), ";");
  expect(rows).toHaveLength(30_000);
  expect(rows[29_999]).toEqual([30_000, "29999", "Đặng 29999; Hòa"]);
});

const utf16 = (text: string, little: boolean) => {
  const buffer = new DataView(new ArrayBuffer(2 * text.length + 2));
  [...`\uFEFF${text}`].forEach((letter, i) => buffer.setUint16(2 * i, letter.charCodeAt(0), little));
  return new Uint8Array(buffer.buffer);
};

test.each([
  ["UTF-8", bytes("Đơn vị,1\n")],
  ["UTF-8 with a BOM", bytes("\uFEFFĐơn vị,1\n")],
  ["UTF-16 LE", utf16("Đơn vị,1\n", true)],
  ["UTF-16 BE", utf16("Đơn vị,1\n", false)],
])("%s is read", async (_, content) => {
  expect(await read(content)).toEqual([[1, "Đơn vị", "1"]]);
});

test.each([
  ["an empty file", new Uint8Array(), { problem: { code: "empty" } }],
  ["a workbook", Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), { problem: { code: "archive" } }],
  ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1), { problem: { code: "binary" } }],
  ["TCVN3", Uint8Array.of(0xae, 0xac, 0x6e, 10), { looksLike: "tcvn3", line: 1 }],
  ["VNI", Uint8Array.of(0x61, 10, 0xf1, 0xf4, 0x6e, 10), { looksLike: "vni", line: 2 }],
  ["Windows-1258", Uint8Array.of(0xf0, 0xf5, 0x6e, 10), { looksLike: "windows1258", line: 1 }],
  ["a quote that never closes", `a,b\n"${"x,y\n".repeat(1_200_000)}`, { problem: { code: "row_too_long", line: 2 } }],
  ["a line that never ends", "x".repeat(5e6), { problem: { code: "row_too_long", line: 1 } }],
])("%s is told apart", async (_, content, problem) => {
  await expect(read(content)).rejects.toMatchObject(problem);
});

test.each([
  ["a;b;c\n1,5;2,5;3\n", ";"],
  ["a\tb\n1\t2\n", "\t"],
  ["a|b\n1|2\n", "|"],
  ["a,b\n1,2\n", ","],
  ["one column\nonly\n", ","],
])("between columns of %j stands %j", (text, delimiter) => {
  expect(guessDelimiter(text)).toBe(delimiter);
});
