import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Catalogue, languageCodes } from "../../src/i18n/locale.ts";
import { awards, honourStatuses, nameBases } from "../../src/model/award.ts";
import { flags, missingReasons, qualifiers, standings } from "../../src/model/figure.ts";
import { fields, solutionTypes } from "../../src/model/initiative.ts";
import { measures } from "../../src/model/measure.ts";
import { noteKinds } from "../../src/model/note.ts";
import { periodKinds } from "../../src/model/period.ts";
import { programmes } from "../../src/model/programme.ts";
import { sectorScopes } from "../../src/model/sector.ts";
import { sourceKinds } from "../../src/model/source.ts";
import { stages } from "../../src/model/stage.ts";
import { unitKinds } from "../../src/model/unit.ts";

const folder = (code: string) => new URL(`../../src/i18n/${code}/`, import.meta.url);
const files = (code: string) => readdirSync(folder(code)).sort();
const read = (code: string, file: string): Catalogue => JSON.parse(readFileSync(new URL(file, folder(code)), "utf8"));
const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

test("every language has the same catalogue files", () => {
  expect(files("en")).toEqual(files("vi"));
});

describe.each(files("vi"))("%s", (file) => {
  const vi = read("vi", file);
  const en = files("en").includes(file) ? read("en", file) : {};

  test("has the same keys in both languages", () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort());
  });

  test("has the same placeholders in both languages", () => {
    const wrong = Object.keys(vi).filter((key) => String(places(vi[key])) !== String(places(en[key] ?? "")));
    expect(wrong).toEqual([]);
  });

  test.each(languageCodes)("is NFC and not blank in %s", (code) => {
    const wrong = Object.entries(read(code, file)).filter(
      ([, text]) => text !== text.normalize("NFC") || text.trim() === "",
    );
    expect(wrong).toEqual([]);
  });
});

test("no key stands in two catalogues", () => {
  const keys = files("vi").flatMap((file) => Object.keys(read("vi", file)));
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});

const codelists: Record<string, readonly string[]> = {
  sector: sectorScopes,
  stage: [...stages, ...stages.map((stage) => `${stage}.short`)],
  measure: [...measures, ...measures.map((measure) => `${measure}.count`)],
  programme: programmes,
  unitKind: unitKinds,
  award: awards,
  honourStatus: honourStatuses,
  nameBasis: nameBases,
  periodKind: periodKinds,
  sourceKind: sourceKinds,
  qualifier: [...qualifiers, ...qualifiers.map((qualifier) => `${qualifier}.word`)],
  flag: flags,
  missing: missingReasons,
  standing: standings,
  field: fields,
  solutionType: solutionTypes,
  noteKind: noteKinds,
};

test.each(Object.entries(codelists))("every code of %s has its words, and no word lacks its code", (list, codes) => {
  const words = Object.keys(read("vi", "codes.json")).filter((key) => key.startsWith(`${list}.`));
  expect(words.sort()).toEqual(codes.map((code) => `${list}.${code}`).sort());
});
