import ICAL from "ical.js";
import { expect, test } from "vitest";
import { formatIcal } from "../../src/publish/formats/ical.ts";

const event = {
  id: "ceremony-2026",
  from: "2026-10",
  to: "2026-11",
  title: "Dự kiến: Lễ tôn vinh, năm 2026; Hà Nội",
  text: "Suy từ ba lần gần đây có tin: 13/10/2022, 02/10/2024 và 08/11/2025.\nChưa tìm thấy tin nào \\ về lễ năm 2026.",
  page: "https://a.example/du-lieu/lich/#ceremony-2026",
  stated: "2026-11-22",
  tentative: true,
};
const read = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");

test("a calendar is read back by an independent reader, letter for letter", () => {
  const [found] = read(formatIcal({ name: "Lịch", language: "vi", events: [event] })).map(
    (item) => new ICAL.Event(item),
  );
  expect([found.uid, found.summary, found.description]).toEqual([
    "ceremony-2026@sang-kien-thu-do",
    event.title,
    event.text,
  ]);
});

test.each([
  ["2026-10", "2026-11", "2026-10-01", "2026-12-01"],
  ["2026-12", "2026-12", "2026-12-01", "2027-01-01"],
  ["2026-12-31", "2026-12-31", "2026-12-31", "2027-01-01"],
  ["2028-02", "2028-02-28", "2028-02-01", "2028-02-29"],
])("%s to %s covers whole days from %s, up to but not %s", (from, to, start, end) => {
  const [found] = read(formatIcal({ name: "x", language: "vi", events: [{ ...event, from, to }] }));
  expect([
    found.getFirstPropertyValue("dtstart")?.toString(),
    found.getFirstPropertyValue("dtend")?.toString(),
  ]).toEqual([start, end]);
});

test("what is expected is tentative, what is known is confirmed", () => {
  const events = [event, { ...event, id: "b", tentative: false }];
  const found = read(formatIcal({ name: "x", language: "en", events }));
  expect(found.map((item) => item.getFirstPropertyValue("status"))).toEqual(["TENTATIVE", "CONFIRMED"]);
});

test("lines end in CRLF and are at most 75 bytes", () => {
  const lines = formatIcal({ name: "Lịch", language: "vi", events: [event] }).split("\r\n");
  expect(lines.at(-1)).toBe("");
  expect(lines.join("")).not.toContain("\n");
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
});
