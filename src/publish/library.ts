import { config } from "../config.ts";
import type { Cell } from "../model/cell.ts";
import type { CalendarEvent } from "../model/event.ts";
import type { Flag, Figure } from "../model/figure.ts";
import type { Honour } from "../model/honour.ts";
import type { Initiative } from "../model/initiative.ts";
import type { Note } from "../model/note.ts";
import type { Period } from "../model/period.ts";
import type { Source } from "../model/source.ts";
import type { Unit } from "../model/unit.ts";
import { toRows } from "../query/answer.ts";
import {
  type BenefitClass,
  benefitClassesSql,
  type FieldCount,
  fieldCountsSql,
  initiativeCountSql,
  type InitiativeFilter,
  initiativesSql,
} from "../query/initiatives.ts";
import type { Answerer } from "../query/port.ts";
import type { SqlAnswer } from "../query/sql-answer.ts";
import { type Statement, toGroups, viewSql } from "../query/sql.ts";
import type { Domain } from "../query/view.ts";
import { readCells, readDomain } from "./cube.ts";
import { answerSql, type Connection, openDatabase, quote, records } from "./database.ts";
import { type Descriptor, toDescriptor } from "./descriptor.ts";
import type { EngineInfo } from "./engine.ts";
import { enginePaths } from "./engine.ts";
import { exists, readText } from "./files.ts";
import type { ManifestEntry } from "./manifest.ts";
import type { Published } from "./metadata/facts.ts";
import { filesOf } from "./metadata/forms.ts";
import type { Profile } from "./profile.ts";
import type { Versions } from "./releases/write.ts";

/** A downloadable table: its columns and words, what its rows hold, and all files it is published in, the CSV first. */
export type Dataset = Published & { files: ManifestEntry[] };

/** What was published, as pages read it while they are built. Answers Views from DuckDB. */
export type Library = Answerer & {
  /** Published figures in the order of the file; sample figures are reached by `ask` only. */
  figures: Figure[];
  /** In the order of their files. */
  units: Unit[];
  periods: Period[];
  notes: Note[];
  /** Those of sample data too. */
  sources: Source[];
  /** What is to come, in the order of its dates; empty where the data has no calendar. */
  calendar: CalendarEvent[];
  /** Withdrawn entries are there without any name, so that counts stay right. */
  honours: Honour[];
  domain: Domain;
  /** What Views are answered from. */
  cells(): Promise<Cell[]>;
  /** Largest benefit first. */
  initiatives(filter: InitiativeFilter, limit: number): Promise<Initiative[]>;
  initiativeCount(filter: InitiativeFilter): Promise<{ initiatives: number; monetised: number }>;
  benefitClasses(filter: InitiativeFilter): Promise<BenefitClass[]>;
  fieldCounts(filter: InitiativeFilter): Promise<FieldCount[]>;
  /** Answers a statement of the SQL page. */
  answer(sql: string): Promise<SqlAnswer>;
  datasets: Dataset[];
  /** The package that they are part of. */
  descriptor: Descriptor;
  /** Every file of the public folder, sorted by path. */
  manifest: ManifestEntry[];
  engine: EngineInfo;
  /** The releases of the data, and what it calls itself today. */
  versions: Versions;
  /** Whether any sample row is published. */
  samples: boolean;
};

const opened = new Map<string, Promise<Library>>();

/**
 * The library of a published folder; opened once a process, read-only, so that several processes may read at a time.
 * @throws Error when nothing has been published
 */
export function library(folder: string = config.published): Promise<Library> {
  const known = opened.get(folder) ?? openLibrary(folder);
  opened.set(folder, known);
  return known;
}

async function openLibrary(folder: string): Promise<Library> {
  const path = `${folder}/tables.duckdb`;
  if (!(await exists(path))) throw new Error(`nothing is published in ${folder}/; run: npm run publish:data`);
  const { connection } = await openDatabase(path, "read");
  const all = <T>(table: string) => records<T>(connection, `SELECT * FROM ${quote(table)} ORDER BY rowid`);
  const run = <T>({ sql, params }: Statement) => records<T>(connection, sql, params);

  const domain = await readDomain(connection);
  const sources = await all<Source>("sources");
  const sample = new Set(sources.filter(({ kind }) => kind === "sample").map(({ source_id }) => source_id));
  const figures = await all<Figure & { flags: string | null }>("figures");
  const honours = await all<Honour & { sources: string | null }>("honours");
  const manifest: ManifestEntry[] = JSON.parse(await readText(`${folder}/manifest.json`));
  const described = JSON.parse(await readText(`${folder}/public/data/datapackage.json`));
  const descriptor = toDescriptor(described);
  const profiles: Record<string, Profile> = JSON.parse(await readText(`${folder}/profiles.json`));

  return {
    domain,
    cells: () => readCells(connection),
    sources,
    figures: figures
      .filter(({ source }) => !sample.has(source))
      .map((figure) => ({ ...figure, flags: split(figure.flags) as Flag[] })),
    units: await all<Unit>("units"),
    periods: await all<Period>("periods"),
    notes: await all<Note>("notes"),
    calendar: await readCalendar(connection),
    honours: honours.map((honour) => withoutName({ ...honour, sources: split(honour.sources) })),
    ask: async (view) => toRows(toGroups(await run(viewSql(view, domain))), view, domain),
    initiatives: (filter, limit) => run(initiativesSql(filter, limit)),
    initiativeCount: async (filter) =>
      (await run<{ initiatives: number; monetised: number }>(initiativeCountSql(filter)))[0],
    benefitClasses: (filter) => run(benefitClassesSql(filter)),
    fieldCounts: (filter) => run(fieldCountsSql(filter)),
    answer: (sql) => answerSql(connection, sql),
    descriptor,
    datasets: descriptor.resources.map((resource, at) => ({
      resource,
      rows: described.resources[at].rows,
      profile: profiles[resource.name],
      files: filesOf(`data/${resource.path}`, manifest),
    })),
    manifest,
    engine: JSON.parse(await readText(`${folder}/public/${enginePaths.info}`)),
    versions: JSON.parse(await readText(`${folder}/versions.json`)),
    samples: sample.size > 0,
  };
}

async function readCalendar(connection: Connection): Promise<CalendarEvent[]> {
  const found = await records(connection, "SELECT 1 FROM duckdb_tables() WHERE table_name = 'calendar'");
  if (!found.length) return [];
  const events = await records<CalendarEvent & { sources: string | null }>(
    connection,
    "SELECT * FROM calendar ORDER BY date_from, date_to, event_id",
  );
  return events.map((event) => ({ ...event, sources: split(event.sources) }));
}

const split = (joined: unknown): string[] => (joined ? String(joined).split("|") : []);

/** Of a withdrawn honour only the award, its year and its sector remain. */
function withoutName(honour: Honour): Honour {
  if (honour.status !== "withdrawn") return honour;
  return {
    ...honour,
    recipient: "",
    role: null,
    workplace: null,
    union_name: null,
    unit: null,
    field: null,
    initiative_title: null,
    summary_vi: null,
    summary_en: null,
    benefit_vnd: null,
    benefit_qualifier: null,
    benefit_period: null,
    sources: [],
    note_vi: null,
    note_en: null,
  };
}
