import type { AsyncDuckDB, AsyncDuckDBConnection } from "@duckdb/duckdb-wasm";
import { toRows } from "../query/answer.ts";
import type { OwnBatch } from "../query/own-batch.ts";
import { createOwnSql, dropOwnSql } from "../query/own-sql.ts";
import type { OwnField } from "../query/own-scan.ts";
import type { Answerer } from "../query/port.ts";
import { toGroups, viewSql } from "../query/sql.ts";
import type { Domain } from "../query/view.ts";
import { LoadError } from "./bytes.ts";
import { fetchEngine } from "./engine-files.ts";
import { readAnswer, type ReadOptions } from "./read-answer.ts";
import { type SqlRecord, toRecords } from "./records.ts";
import type { SqlAnswer } from "../query/sql-answer.ts";
import { startWorker } from "./worker.ts";

/** DuckDB in this page, with the published database open for reading. Questions are answered one after the other. */
export type Engine = Answerer & {
  /** DuckDB's version, such as `v1.4.3`. */
  version: string;
  /** Whether it was on the device already, and did not have to be fetched. */
  kept: boolean;
  /** Answers a statement; `params` stand in for its `?` marks. Rejects with DuckDB's message, or once stopped. */
  query(sql: string, params?: readonly (string | number | boolean | null)[]): Promise<SqlRecord[]>;
  /**
   * Answers a statement that a reader typed: at most `limit` rows, and no longer than `signal` allows. Rejects with
   * DuckDB's message or the signal's reason; where DuckDB does not let go of it within 2 s, the engine is stopped.
   */
  read(sql: string, options: ReadOptions): Promise<SqlAnswer>;
  /**
   * Makes a table of the reader's own beside the published ones, in memory. Where that fails half-way, none is left.
   * @returns its rows
   */
  addTable(name: string, fields: readonly OwnField[], batches: AsyncIterable<OwnBatch>): Promise<number>;
  /** Removes such a table. */
  dropTable(name: string): Promise<void>;
  /** Frees the worker and its memory; what is still asked rejects. */
  stop(): void;
};

export type StartOptions = {
  /** Absolute address of the site's root, ending in a slash. */
  base: string;
  domain: Domain;
  /** Bytes fetched and bytes in all; `done === total` while the engine is set up. */
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
  /** Milliseconds that the set-up may take once all is fetched. */
  timeoutMs?: number;
};

/** The engine could not be set up, though its files came: too little memory, an old browser, a policy that forbids it. */
export class EngineError extends Error {
  readonly code = "setup";
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "EngineError";
  }
}

/**
 * Fetches and starts DuckDB with the published database, closed against every other file and address.
 * @throws LoadError when a file does not come or the reader cancels, EngineError when the engine does not start
 */
export async function startEngine(options: StartOptions): Promise<Engine> {
  const { signal, domain, timeoutMs = 30_000 } = options;
  const [files, duckdb] = await Promise.all([fetchEngine(options), import("@duckdb/duckdb-wasm")]);
  const worker = startWorker(files.worker);
  const end = endOf(worker, signal);
  const late = setTimeout(() => end.now(new EngineError(`DuckDB did not start within ${timeoutMs} ms`)), timeoutMs);
  try {
    const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
    // Without this race a worker that cannot load or compile leaves instantiate() waiting for ever.
    const connection = await Promise.race([open(db, files.wasm, files.database), end.reached]);
    return { ...toEngine(connection, await db.getVersion(), domain, end), kept: files.kept };
  } catch (cause) {
    const error =
      cause instanceof LoadError || cause instanceof EngineError
        ? cause
        : new EngineError(`DuckDB did not start: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    end.now(error);
    throw error;
  } finally {
    clearTimeout(late);
  }
}

/** The end of a worker: its own failure, the reader's cancelling, or our stopping it. `reached` only ever rejects. */
type End = { reached: Promise<never>; now(reason: Error): void };

function endOf(worker: Worker, signal?: AbortSignal): End {
  let now: End["now"] = () => {};
  const reached = new Promise<never>((_, reject) => {
    now = (reason) => {
      worker.terminate();
      reject(reason);
    };
  });
  reached.catch(() => {});
  worker.addEventListener("error", (event) => now(new EngineError(`DuckDB's worker failed: ${event.message}`)));
  signal?.addEventListener("abort", () => now(new LoadError("cancelled", "DuckDB's start was cancelled")));
  return { reached, now };
}

async function open(db: AsyncDuckDB, wasm: Uint8Array<ArrayBuffer>, database: Uint8Array<ArrayBuffer>) {
  const address = URL.createObjectURL(new Blob([wasm], { type: "application/wasm" }));
  await db.instantiate(address).finally(() => URL.revokeObjectURL(address));
  // These casts write wrong numbers inside lists and structs (1.32: [1.25] becomes 6.2e-322), so records.ts converts.
  const query = { castBigIntToDouble: false, castDecimalToDouble: false, castTimestampToDate: false };
  await db.open({ query });
  await db.registerFileBuffer("published.duckdb", database);
  const connection = await db.connect();
  for (const statement of setup) await connection.query(statement);
  return connection;
}

/** What the reader types later runs in a closed house: no other file, no address, no extension, and no way back. */
const setup = [
  "SET autoinstall_known_extensions = false",
  "SET autoload_known_extensions = false",
  "ATTACH 'published.duckdb' AS published (READ_ONLY)",
  "ATTACH ':memory:' AS own",
  "SET search_path = 'published.main,own.main'",
  "SET enable_external_access = false",
  "SET lock_configuration = true",
];

function toEngine(connection: AsyncDuckDBConnection, version: string, domain: Domain, end: End): Omit<Engine, "kept"> {
  let last: Promise<unknown> = Promise.resolve();
  /** A connection holds one pending result; a second question at once would tread on the first. */
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const answer = Promise.race([last.then(task), end.reached]);
    last = answer.catch(() => {});
    return answer;
  };
  const query: Engine["query"] = (sql, params = []) =>
    inTurn(async () => {
      if (params.length === 0) return toRecords(await connection.query(sql));
      const statement = await connection.prepare(sql);
      return statement
        .query(...params)
        .then(toRecords)
        .finally(() => statement.close());
    });
  return {
    version,
    query,
    read: (sql, options) => {
      const stop = () => end.now(new EngineError("DuckDB did not stop a cancelled query, so it was stopped itself"));
      return inTurn(() => readAnswer(connection, sql, options, stop));
    },
    addTable: async (name, fields, batches) => {
      const { toArrow } = await import("./own-arrow.ts");
      await query(createOwnSql(name, fields));
      let rows = 0;
      try {
        for await (const batch of batches) {
          const bytes = toArrow(fields, batch);
          await inTurn(() => connection.insertArrowFromIPCStream(bytes, { name, schema: "own", create: false }));
          rows += batch.rows;
        }
        return rows;
      } catch (error) {
        await query(dropOwnSql(name)).catch(() => {});
        throw error;
      }
    },
    dropTable: async (name) => void (await query(dropOwnSql(name))),
    ask: async (view) => {
      const { sql, params } = viewSql(view, domain);
      return toRows(toGroups(await query(sql, params)), view, domain);
    },
    stop: () => end.now(new EngineError("DuckDB was stopped")),
  };
}
