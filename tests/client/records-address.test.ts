import { expect, test } from "vitest";
import { findIgnoredRecords, readRecordsAddress, writeRecordsAddress } from "../../src/client/records-address.ts";

test("an address is read and written back, the rest of it untouched", () => {
  const search = "?f.year=2022,2024&q=qu%E1%BA%A3n%20l%C3%BD&sort=title-asc&id=M2022-0001";
  const read = readRecordsAddress(search);
  expect(read).toEqual({ q: "quản lý", order: { by: "title", descending: false }, id: "M2022-0001" });
  expect(writeRecordsAddress(read, search)).toBe(search);
  expect(writeRecordsAddress({ q: "", order: null, id: null }, search)).toBe("?f.year=2022,2024");
  expect(writeRecordsAddress({ q: "", order: null, id: null }, "?q=a")).toBe("");
});

test.each(["?sort=moon-asc", "?sort=title-up", "?sort=title", "?sort=", "?id=", "", "?other=1"])(
  "%s asks for nothing",
  (search) => expect(readRecordsAddress(search)).toEqual({ q: "", order: null, id: null }),
);

test("over-long texts are cut", () => {
  const { q, id } = readRecordsAddress(`?q=${"x".repeat(9000)}&id=${"y".repeat(9000)}`);
  expect([q.length, id?.length]).toEqual([200, 80]);
});

test("what is not taken as it stands is named", () => {
  expect(findIgnoredRecords("?q=a&sort=title-asc&id=M1")).toEqual({ unknown: [], cut: [] });
  expect(findIgnoredRecords(`?q=${"x".repeat(201)}&sort=moon-asc&id=${"y".repeat(81)}`)).toEqual({
    unknown: ["sort=moon-asc"],
    cut: [
      { name: "q", most: 200 },
      { name: "id", most: 80 },
    ],
  });
});
