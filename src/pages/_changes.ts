import { config } from "../config.ts";
import { codeLabel } from "../publish/metadata/codes.ts";
import type { Resource } from "../publish/descriptor.ts";
import type { DatasetChanges, RevisedCell, RowChange } from "../publish/releases/diff.ts";
import { splitRevised } from "../publish/releases/diff.ts";
import type { FeedEntry } from "../publish/formats/atom.ts";
import type { IcalEvent } from "../publish/formats/ical.ts";
import { describeChanges } from "../publish/releases/sentences.ts";
import type { Site } from "./_site.ts";

/** A table of changes as a page shows it; `more` lines are left to the CSV. */
export type ChangeTable = { kind: "added" | "revised" | "words" | "withdrawn"; lines: ChangeLine[]; more: number };
export type ChangeLine = { row: string; column: string; before: string; after: string; holds: string[] };

/** Lines of one table that a page has room for. */
const mostLines = 100;

/** What changed in a dataset, in the page's language: codes by their names, numbers as they are read. */
export function toChangeTables(changes: DatasetChanges, site: Site): ChangeTable[] {
  const names = namesOf(changes, site);
  const { values, words } = splitRevised(changes);
  const rows = ({ key, cells }: RowChange): ChangeLine => ({
    ...nothing,
    row: names.row(key),
    holds: cells
      .filter(({ text }) => !text)
      .map(({ column, value }) => `${names.column(column)}: ${names.value(column, value)}`),
  });
  const cells = ({ key, column, before, after }: RevisedCell): ChangeLine => ({
    ...nothing,
    row: names.row(key),
    column: names.column(column),
    before: names.value(column, before),
    after: names.value(column, after),
  });
  const tables = {
    added: changes.added.map(rows),
    revised: values.map(cells),
    words: words.map(cells),
    withdrawn: changes.withdrawn.map(rows),
  };
  return Object.entries(tables)
    .filter(([, lines]) => lines.length)
    .map(([kind, lines]) => ({
      kind: kind as ChangeTable["kind"],
      lines: lines.slice(0, mostLines),
      more: Math.max(0, lines.length - mostLines),
    }));
}

const nothing: ChangeLine = { row: "", column: "", before: "", after: "", holds: [] };

function namesOf({ dataset, keys }: DatasetChanges, { locale, library, unitName }: Site) {
  const resource: Resource | undefined = library.datasets.find((item) => item.resource.name === dataset)?.resource;
  const field = (name: string) => resource?.fields.find((item) => item.name === name);
  const units = new Set(library.units.map(({ unit_id }) => unit_id));
  const value = (column: string, text: string): string => {
    const { type, list = false, codelist = null } = field(column) ?? {};
    if (text === "") return locale.t("version.empty");
    if ((type === "number" || type === "integer") && Number.isFinite(Number(text)))
      return locale.number(Number(text), 6);
    if (column === "unit" && units.has(text)) return unitName(text);
    const named = (code: string) => (codelist ? codeLabel({ codelist }, code, locale) : code);
    return list ? locale.list(text.split(";").map(named)) : named(text);
  };
  return {
    value,
    column: (name: string) => field(name)?.titles[locale.code] ?? name,
    row: (key: string) =>
      key
        .split(" · ")
        .map((part, at) => value(keys[at] ?? "", part))
        .join(" · "),
  };
}

/** “10/2026 – 11/2026”, or one date where both are the same. */
export const dateRange = (from: string, to: string, { locale }: Site): string =>
  from === to ? locale.date(from) : locale.t("calendar.range", { from: locale.date(from), to: locale.date(to) });

const absolute = (path: string): string => config.url + path;

/** The releases and the calendar as entries of the feed. */
export function toFeedEntries(site: Site): FeedEntry[] {
  const { locale, library, link } = site;
  const releases = library.versions.releases.map(({ version, entry, changes }): FeedEntry => ({
    id: `sang-kien-thu-do data ${version} ${locale.code}`,
    title: locale.t("calendar.release", { version }),
    updated: entry.date,
    category: "release",
    page: absolute(link("version", version)),
    ...(changes && {
      file: { address: absolute(`${site.base}data/changes/${version}.csv`), type: "text/csv" },
    }),
    summary: [...entry[locale.code], ...(changes ? describeChanges(changes, locale) : [])],
  }));
  const events = library.calendar.map((event): FeedEntry => {
    const title = locale.text(event, "title");
    const said = event.certainty === "expected" ? locale.t("calendar.tentative", { title }) : title;
    return {
      id: `sang-kien-thu-do event ${event.event_id} ${locale.code}`,
      title: `${said} (${dateRange(event.date_from, event.date_to, site)})`,
      updated: event.stated_on,
      category: "calendar",
      page: `${absolute(link("calendar"))}#${event.event_id}`,
      summary: [locale.text(event, "basis")],
    };
  });
  return [...releases, ...events];
}

/** The calendar with the releases that took place. */
export function toIcalEvents(site: Site): IcalEvent[] {
  const { locale, library, link } = site;
  const events = library.calendar.map((event): IcalEvent => {
    const title = locale.text(event, "title");
    const tentative = event.certainty === "expected";
    return {
      id: event.event_id,
      from: event.date_from,
      to: event.date_to,
      title: tentative ? locale.t("calendar.tentative", { title }) : title,
      text: locale.text(event, "basis"),
      page: `${absolute(link("calendar"))}#${event.event_id}`,
      stated: event.stated_on,
      tentative,
    };
  });
  const releases = library.versions.releases.map(({ version, entry }): IcalEvent => ({
    id: `data-${version}`,
    from: entry.date,
    to: entry.date,
    title: locale.t("calendar.release", { version }),
    text: entry[locale.code].join(" "),
    page: absolute(link("version", version)),
    stated: entry.date,
    tentative: false,
  }));
  return [...releases, ...events];
}

export const feedPath = (code: string): string => `feed/data.${code}.xml`;
export const calendarPath = (code: string): string => `data/calendar.${code}.ics`;
