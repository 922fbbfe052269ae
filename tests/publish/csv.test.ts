import { expect, test } from "vitest";
import { parseCsv } from "../../src/publish/csv.ts";

type Line = [line: number, ...cells: string[]];
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (...chunks: Uint8Array[]) => parseCsv<Line>(chunks, "a.csv", () => (cells, line) => [line, ...cells]);

test("keeps cells as they are written", async () => {
  const { header, rows, findings } = await read(bytes("unit,value\n007,1e5\n-5, x \n"));
  expect(header).toEqual(["unit", "value"]);
  expect(rows).toEqual([
    [2, "007", "1e5"],
    [3, "-5", " x "],
  ]);
  expect(findings).toEqual([]);
});

test.each([
  ["LF", "a,b\n1,2\n3,4\n"],
  ["no last line end", "a,b\n1,2\n3,4"],
  ["CRLF", "a,b\r\n1,2\r\n3,4\r\n"],
  ["CR", "a,b\r1,2\r3,4\r"],
  ["BOM", "\uFEFFa,b\n1,2\n3,4\n"],
  ["quoted header after a BOM", '\uFEFF"a",b\r\n1,2\r\n3,4\n\n\n'],
])("reads the same rows with %s", async (_, text) => {
  const { header, rows, findings } = await read(bytes(text));
  expect({ header, rows, findings }).toEqual({
    header: ["a", "b"],
    rows: [
      [2, "1", "2"],
      [3, "3", "4"],
    ],
    findings: [],
  });
});

test("a row after quoted line ends has its true line", async () => {
  const { rows } = await read(bytes('a,b\n"one\r\ntwo\n\nfour",2\n3,"x\ny"\n5,6\n'));
  expect(rows).toEqual([
    [2, "one\ntwo\n\nfour", "2"],
    [6, "3", "x\ny"],
    [8, "5", "6"],
  ]);
});

test("reads the same however the bytes are cut", async () => {
  const all = bytes('\uFEFFtên,ghi chú\r\nĐặng,"dòng\r\nhai, ""ba"""\r\nHòa,x\r\n');
  const whole = await read(all);
  expect(whole.rows).toEqual([
    [2, "Đặng", 'dòng\nhai, "ba"'],
    [4, "Hòa", "x"],
  ]);
  for (const size of [1, 2, 3, 5, 7, 11]) {
    const chunks = Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
    expect(await read(...chunks)).toEqual(whole);
  }
});

test("tells every row with too many or too few cells and every blank line between rows", async () => {
  const { rows, findings } = await read(bytes("a,b\n1\n\n1,2,3\n4,5\n\n"));
  expect(rows).toEqual([[5, "4", "5"]]);
  expect(findings.map(({ rule, severity, line }) => [rule, severity, line])).toEqual([
    ["csv-fields", "error", 2],
    ["csv-blank-line", "warning", 3],
    ["csv-fields", "error", 4],
  ]);
});

test("a quote that is never closed is told at the line where it opens", async () => {
  const { findings } = await read(bytes('a,b\n1,2\n3,"4\n5,6\n'));
  expect(findings).toMatchObject([{ rule: "csv-quotes", line: 3 }]);
});

test.each([
  ["dấu chấm phẩy", "a;b\n1;2,5\n"],
  ["dấu tab", "a\tb\n1\t2\n"],
])("refuses a file separated by %s", async (words, text) => {
  const { rows, findings } = await read(bytes(text));
  expect(rows).toEqual([]);
  expect(findings).toMatchObject([{ rule: "csv-separator", line: 1, mend: expect.stringContaining(words) }]);
});

const oneByte = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
test.each([
  ["TCVN3", oneByte("a\nx\nC«ng ®oµn Hµ Néi\n")],
  ["VNI", oneByte("a\nx\nCoâng ñoaøn\n")],
  ["UTF-16", oneByte("\xff\xfea\0\n\0b\0\n\0")],
  ["TCVN3", bytes("a\nx\nC«ng ®oµn Hµ Néi\n")],
  ["VNI", bytes("a\nx\nCoâng ñoaøn Haø Noäi\n")],
  ["Windows-1252", bytes("a\nx\nSÃ¡ng kiáº¿n\n")],
  ["mất chữ", bytes("a\nx\nS\uFFFDng\n")],
])("refuses text that looks like %s", async (words, data) => {
  const { findings } = await read(data);
  expect(findings).toMatchObject([{ rule: "csv-encoding", mend: expect.stringContaining(words) }]);
  if (words !== "UTF-16") expect(findings[0].line).toBe(3);
});

test.each(["España", "où, août, naïf, goûté", "Canon® và «Sáng kiến» – “rõ”", "SÁNG KIẾN, HOÀ/HÒA", "5 m², 3½ µm"])(
  "accepts %s",
  async (text) => {
    expect((await read(bytes(`a\n"${text}"\n`))).findings).toEqual([]);
  },
);

test("a stream that fails rejects", async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield bytes("a,b\n1,2\n");
    throw new Error("disk");
  }
  await expect(parseCsv(broken(), "a.csv", () => () => 0)).rejects.toThrow("disk");
});
