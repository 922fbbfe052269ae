import { Readable } from "node:stream";
import Papa from "papaparse";
import { decodeLines, type Encoding, EncodingProblem } from "../i18n/encoding.ts";
import type { Finding } from "./finding.ts";

/** Findings that reading a file can yield before any rule sees its rows. */
export const csvRules = ["csv-encoding", "csv-separator", "csv-quotes", "csv-fields", "csv-blank-line", "csv-empty"];

export type CsvFile<Row> = { header: readonly string[]; rows: Row[]; findings: Finding[] };

/**
 * Reads a CSV as it streams in: comma, `"` quotes, UTF-8 with or without BOM, any line end, and nothing guessed.
 * @param chunks the file's bytes
 * @param file name that the findings carry
 * @param toRow called once with the header; makes a row of its cells and the line it starts on (from 1)
 * @returns what could be read; a finding of severity error says that the rows are not to be trusted
 */
export async function parseCsv<Row>(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  file: string,
  toRow: (header: readonly string[]) => (cells: readonly string[], line: number) => Row,
): Promise<CsvFile<Row>> {
  const result: CsvFile<Row> = { header: [], rows: [], findings: [] };
  const say = (rule: string, line: number, value: string, expected: string, mend: string) =>
    result.findings.push({
      rule,
      severity: rule === "csv-blank-line" ? "warning" : "error",
      file,
      line,
      column: "",
      value: value.length > 80 ? `${value.slice(0, 79)}…` : value,
      expected,
      mend,
    });
  let make: ((cells: readonly string[], line: number) => Row) | null = null;
  let line = 1;
  let blanks: number[] = [];

  const take = (cells: string[], broken: boolean): boolean => {
    const start = line;
    line += 1 + countLineEnds(cells);
    if (cells.length === 1 && cells[0] === "" && !broken) {
      blanks.push(start);
      return true;
    }
    // Blank lines at the end are what editors leave behind; only those between rows are told.
    for (const blank of blanks)
      say("csv-blank-line", blank, "", "không có dòng trống giữa các dòng dữ liệu", "Xóa dòng trống.");
    blanks = [];
    if (broken) {
      say(
        "csv-quotes",
        start,
        cells.join(","),
        'mỗi ô mở bằng dấu " phải đóng bằng dấu "; dấu " trong ô viết thành ""',
        "Sửa dấu ngoặc kép ở dòng này; nếu không thấy, mở tệp bằng bảng tính rồi lưu lại dạng CSV UTF-8.",
      );
      return true;
    }
    if (!make) {
      const separator = cells.length === 1 ? [";", "\t"].find((mark) => cells[0].includes(mark)) : undefined;
      if (separator) {
        say(
          "csv-separator",
          start,
          cells[0],
          "các cột cách nhau bằng dấu phẩy",
          `Tệp dùng ${separator === ";" ? "dấu chấm phẩy (Excel bản tiếng Việt)" : "dấu tab"}: lưu lại dạng CSV với dấu phẩy và viết số thập phân bằng dấu chấm.`,
        );
        return false;
      }
      result.header = cells;
      make = toRow(cells);
      return true;
    }
    if (cells.length !== result.header.length)
      say(
        "csv-fields",
        start,
        cells.join(","),
        `${result.header.length} ô như dòng tiêu đề, ở đây có ${cells.length}`,
        cells.length > result.header.length
          ? "Đặt ô có dấu phẩy trong dấu ngoặc kép, hoặc xóa dấu phẩy thừa."
          : "Thêm dấu phẩy cho các ô còn thiếu, kể cả ô trống.",
      );
    else result.rows.push(make(cells, start));
    return true;
  };

  try {
    await parseRows(decodeLines(chunks), take);
  } catch (problem) {
    if (!(problem instanceof EncodingProblem)) throw problem;
    say(
      "csv-encoding",
      problem.line,
      problem.sample,
      "văn bản Unicode, mã UTF-8",
      `Có vẻ là ${encodingNames[problem.looksLike]}: chuyển sang Unicode (chẳng hạn bằng UniKey Toolkit) rồi lưu dạng “CSV UTF-8”.`,
    );
    return result;
  }
  if (!make && result.findings.length === 0)
    say("csv-empty", 1, "", "một dòng tiêu đề", "Thêm dòng tiêu đề, hoặc lấy lại tệp đúng.");
  return result;
}

const encodingNames: Record<Encoding, string> = {
  utf16: "UTF-16",
  tcvn3: "TCVN3 (ABC)",
  vni: "VNI",
  windows1258: "Windows-1258",
  one_byte: "Windows-1258, TCVN3 (ABC) hoặc VNI",
  garbled: "UTF-8 bị đọc nhầm thành Windows-1252",
  lost: "văn bản đã mất chữ khi chuyển mã (ký tự \uFFFD)",
};

function parseRows(text: AsyncIterable<string>, take: (cells: string[], broken: boolean) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    Papa.parse<string[]>(Readable.from(text), {
      delimiter: ",",
      newline: "\n",
      quoteChar: '"',
      chunk: ({ data, errors }, parser) => {
        const broken = new Set(errors.map((error) => error.row));
        for (let i = 0; i < data.length; i++) if (!take(data[i], broken.has(i))) return parser.abort();
      },
      complete: () => resolve(),
      error: reject,
    });
  });
}

function countLineEnds(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) for (let i = cell.indexOf("\n"); i >= 0; i = cell.indexOf("\n", i + 1)) count++;
  return count;
}
