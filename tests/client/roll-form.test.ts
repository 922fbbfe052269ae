import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { carryQuery, countFilters, formatCount } from "../../src/client/roll-form.ts";
import { defaultRollQuery } from "../../src/query/roll.ts";

test("the count is announced in the number form of the page, with its own words for one", () => {
  const words = { count: "{count} entries found", "count.one": "{count} entry found" };
  expect(formatCount(1234, words, "en")).toBe("1,234 entries found");
  expect(formatCount(1, words, "en")).toBe("1 entry found");
  expect(formatCount(0, { count: "Tìm thấy {count} mục", "count.one": "" }, "vi")).toBe("Tìm thấy 0 mục");
});

test("the link to the other language keeps the question", () => {
  const { document } = parseHTML(`<a href="/en/honour-roll/"></a>`);
  const links = document.querySelectorAll("a");
  for (const search of ["?q=canon", "?q=tuan&year=2025"]) {
    carryQuery(links, search);
    expect(links[0].getAttribute("href")).toBe(`/en/honour-roll/${search}`);
  }
  carryQuery(links, "");
  expect(links[0].getAttribute("href")).toBe("/en/honour-roll/");
});

test("only what narrows the roll counts as a filter", () => {
  expect(countFilters({ ...defaultRollQuery, q: "an", sort: "name" })).toBe(0);
  expect(countFilters({ ...defaultRollQuery, year: "none", sector: "health" })).toBe(2);
});
