import { isDate } from "../table.ts";
import { inCells, isText, type Rule } from "./rule.ts";

/** A date kept as text, because the day or month may be unknown, is still one that the calendar has. */
export const calendarDates: Rule = {
  slug: "calendar-dates",
  severity: "error",
  check: ({ tables }) =>
    inCells(
      tables,
      (field) => isText(field) && /^(date|event_date|valid_from|valid_to|window_from|window_to)$/.test(field.name),
      (raw) =>
        isDate(raw)
          ? undefined
          : {
              expected: "ngày, tháng hoặc năm có trên lịch, dạng ISO: 2025-10-24, 2025-10 hoặc 2025",
              mend: "Kiểm tra ngày với nguồn; chưa rõ ngày thì chỉ ghi tháng hoặc năm.",
            },
    ),
};
