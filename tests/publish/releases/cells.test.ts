import { expect, test } from "vitest";
import { describeDifferences } from "../../../src/charts/differences.ts";
import en from "../../../src/i18n/en.ts";
import { toLocale } from "../../../src/i18n/locale.ts";
import { readCube } from "../../../src/publish/cube.ts";
import { fillDatabase, openDatabase } from "../../../src/publish/database.ts";
import { toSheets } from "../../../src/publish/tables.ts";
import { changedCells, compareRows } from "../../../src/query/compare.ts";
import { formatCsvLine } from "../../../src/query/csv-line.ts";
import { cubeAnswerer, unpackCube } from "../../../src/query/cube.ts";
import { parseView } from "../../../src/query/view.ts";
import { readGolden, readSide, type Side } from "./fixture.ts";

const addresses = [
  "",
  "?stage=above_base",
  "?stage=submitted",
  "?stage=titled",
  "?by=sector&years=2022",
  "?by=unit&years=2022",
  "?by=unit&split=sector&years=2022",
];

test("what two releases answer differs cell by cell as in tests/fixtures/releases/cells.csv", async () => {
  const locale = toLocale("en", ...en);
  const [before, after] = [await openSide("before"), await openSide("after")];
  let lines = formatCsvLine(["address", "cell", "before", "after", "difference"], "plain");
  for (const address of addresses) {
    const view = parseView(address, before.domain);
    const cells = changedCells(compareRows(await before.ask(view), await after.ask(view)));
    const told = describeDifferences({ title: "", view, cells }, locale, { unit: (id) => id });
    for (const { what, before: was, after: is, difference } of told)
      lines += formatCsvLine([address, what, was, is, difference], "plain");
  }
  expect(lines).toBe(await readGolden("cells.csv"));
});

async function openSide(side: Side) {
  const { tables, descriptor } = await readSide(side);
  const { connection, close } = await openDatabase(":memory:");
  try {
    await fillDatabase(connection, toSheets(tables, descriptor));
    const packed = await readCube(connection);
    return { ...cubeAnswerer(unpackCube(packed), packed.domain), domain: packed.domain };
  } finally {
    close();
  }
}
