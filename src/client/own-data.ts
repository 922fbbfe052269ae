import { type LanguageCode, type Locale, toLocale } from "../i18n/locale.ts";
import type { DictionaryTable } from "../query/dictionary.ts";
import { type OwnName, toTableName } from "../query/own-names.ts";
import type { OwnField, OwnLayout } from "../query/own-scan.ts";
import { loadCsv, scanCsv } from "./csv-file.ts";
import type { Engine } from "./database.ts";
import { engine } from "./engine.ts";
import { fileLimit, type OwnFilesOptions } from "./own-files.ts";
import { askHow, type OwnChoice } from "./own-form.ts";
import { OwnFileError, type OwnProblem } from "./own-problem.ts";
import { openOwnView } from "./own-view.ts";

export type OwnData = {
  /** Reads files one after the other, asks how, and makes tables of them. */
  add(files: readonly File[]): Promise<void>;
  tables(): readonly DictionaryTable[];
  /** Resolves once every table stands in the engine, should it have been reopened. */
  settled(): Promise<void>;
};

/** A table of the reader's own and what it was made of; the engine may have to be told again. */
export type OwnTable = {
  file: File;
  name: string;
  layout: OwnLayout;
  fields: OwnField[];
  names: readonly OwnName[];
  rows: number;
  /** Cells that did not fit what they were read as. */
  emptied: number;
};

const catalogues = {
  vi: () => import("../i18n/vi/own.json"),
  en: () => import("../i18n/en/own.json"),
} satisfies Record<LanguageCode, unknown>;

export async function openOwnData(place: HTMLElement, options: OwnFilesOptions): Promise<OwnData> {
  const locale = toLocale(options.language, (await catalogues[options.language]()).default);
  const ours = JSON.parse(place.dataset.ours!) as string[];
  const view = openOwnView(place, locale, { ask: options.ask, remove });
  const mine: OwnTable[] = [];
  let adding: Promise<void> = Promise.resolve();
  let restoring: Promise<void> = Promise.resolve();
  let holder: Engine | null = null;

  async function take(file: File): Promise<void> {
    view.clear();
    const megabytes = Math.ceil(file.size / 1e6);
    if (megabytes > fileLimit())
      return view.showProblem(problemText({ code: "size", megabytes, limit: fileLimit() }, file, locale));
    const reader = new AbortController();
    try {
      const found = await decide(file, reader);
      if (!found) return view.say("own.left", { file: file.name });
      view.say("own.waiting", { name: found.name });
      const database = await engine.start();
      if (!database) return view.say("own.no_engine");
      await settled();
      view.say("own.loading", { name: found.name, file: file.name });
      const rows = await load(found, database, reader);
      mine.push({ ...found, rows });
      tell();
      view.say("own.loaded", { name: found.name, rows: locale.number(rows, 0) });
      view.focus(found.name);
    } catch (error) {
      if (reader.signal.aborted) return view.say("own.cancelled");
      if (error instanceof OwnFileError) return view.showProblem(problemText(error.problem, file, locale));
      console.warn("the reader's table was not made:", error);
      view.showProblem(locale.t("own.failed", { name: file.name }));
    } finally {
      view.stopProgress();
    }
  }

  /** Scans the file, as often as the reader wants it cut otherwise; null when she leaves it out. */
  async function decide(file: File, reader: AbortController): Promise<Omit<OwnTable, "rows"> | null> {
    const own = mine.map(({ name }) => name);
    let name = toTableName(file.name, [...ours, ...own], locale.t("own.table.prefix"));
    let layout: { delimiter: string | null; hasHeader: boolean | null } = { delimiter: null, hasHeader: null };
    for (;;) {
      view.say("own.reading", { file: file.name });
      const scan = await scanCsv(file, layout, view.startProgress(reader));
      view.stopProgress();
      view.say(null);
      const { signal } = reader;
      const asked = { file: file.name, name, scan, locale, taken: { ours, own }, signal };
      const choice: OwnChoice = await askHow(view.form, asked);
      if (choice.do === "leave") view.clear();
      if (choice.do === "leave") return null;
      if (choice.do === "load") {
        view.clear();
        const { delimiter, hasHeader } = scan;
        return { file, layout: { delimiter, hasHeader }, ...choice };
      }
      ({ layout, name } = choice);
    }
  }

  async function load(table: Omit<OwnTable, "rows">, database: Engine, reader: AbortController): Promise<number> {
    const { name, file, layout, fields } = table;
    return database.addTable(name, fields, loadCsv(file, layout, fields, view.startProgress(reader)));
  }

  /** An engine that was closed has forgotten the reader's tables. */
  async function restore(database: Engine): Promise<void> {
    for (const table of [...mine]) {
      try {
        await load(table, database, new AbortController());
      } catch (cause) {
        console.warn("a table of the reader's could not be made again:", cause);
        mine.splice(mine.indexOf(table), 1);
        view.showProblem(locale.t("own.lost", { file: table.file.name, name: table.name }));
        tell();
      }
    }
    view.stopProgress();
  }

  async function remove(name: string): Promise<void> {
    mine.splice(
      mine.findIndex((table) => table.name === name),
      1,
    );
    tell();
    view.say("own.removed", { name });
    if (engine.state.name === "ready") await engine.state.engine.dropTable(name).catch(() => {});
  }

  function tell(): void {
    view.list(mine);
    options.changed(tables());
  }

  const tables = () =>
    mine.map(({ name, file, fields, names }) => ({
      name,
      title: file.name,
      columns: fields.map((field, i) => ({
        name: field.name,
        type: locale.t(`own.kind.${field.kind}`),
        title: names[i].title,
      })),
    }));

  engine.subscribe((state) => {
    if (state.name !== "ready" || state.engine === holder) return;
    const isFirst = holder === null;
    holder = state.engine;
    if (!isFirst || mine.length) restoring = restore(state.engine);
  });
  if (engine.state.name === "ready") holder = engine.state.engine;

  const settled = () => restoring;
  return {
    add: (files) => {
      for (const file of files) adding = adding.then(() => take(file));
      return adding;
    },
    tables,
    settled,
  };
}

function problemText(problem: OwnProblem, file: File, { t, number }: Locale): string {
  const params = Object.entries(problem).map(([key, value]) => [
    key,
    typeof value === "number" ? number(value, 0) : value,
  ]);
  const encoding = problem.code === "encoding" ? t(`own.encoding.${problem.looksLike}`) : "";
  return t(`own.problem.${problem.code}`, { ...Object.fromEntries(params), file: file.name, encoding });
}
