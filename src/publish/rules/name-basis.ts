import { at, hasColumns, type Problem, type Rule } from "./rule.ts";

/** A name is published only on a stated basis; a withdrawn honour keeps its row and nothing that leads to the person. */
export const nameBasis: Rule = {
  slug: "name-basis",
  severity: "error",
  *check({ tables }): Generator<Problem> {
    for (const table of tables) {
      if (!hasColumns(table, "recipient", "status", "name_basis")) continue;
      const carriers = personal.filter((column) => hasColumns(table, column));
      for (const row of table.rows) {
        if (row.raw.status === "withdrawn") {
          for (const column of carriers)
            if (row.raw[column] !== "" && row.raw[column] !== "—")
              yield {
                ...at(table, row, column, {
                  expected: "để trống, hoặc “—” ở ô bắt buộc, khi đã rút (withdrawn)",
                  mend: "Xóa nội dung ô này; giữ dòng với mã, năm, danh hiệu để số đếm vẫn đúng.",
                }),
                // The finding goes to logs that others read.
                value: "(không in lại)",
              };
        } else if (row.raw.recipient === "")
          yield at(table, row, "recipient", {
            expected: "tên người được vinh danh",
            mend: "Điền tên như nguồn in, hoặc ghi status là withdrawn nếu đã rút.",
          });
        else if (row.raw.name_basis === "")
          yield at(table, row, "name_basis", {
            expected: "căn cứ công bố tên: public_source, official_decision hoặc consent",
            mend: "Ghi căn cứ; chưa có căn cứ thì bỏ dòng này, không công bố tên.",
          });
      }
    }
  },
};

const personal = [
  "recipient",
  "role",
  "workplace",
  "union_name",
  "initiative_title",
  "summary_vi",
  "summary_en",
  "note_vi",
  "note_en",
];
