import type { AsyncDuckDBConnection } from "@duckdb/duckdb-wasm";
import type { SqlAnswer } from "../query/sql-answer.ts";
import { type ArrowTable, kindOf, toCells } from "./records.ts";

export type ReadOptions = {
  /** Most rows that become JavaScript values; whether there are more is told. */
  limit: number;
  signal?: AbortSignal;
};

/** Milliseconds that DuckDB has to let go of a cancelled query. */
const graceMs = 2000;

/**
 * Runs a statement in slices, so that it can be cancelled between them, and reads its first rows.
 * @param stop called when a cancelled query goes on all the same
 * @throws DuckDB's message, or the signal's reason
 */
export async function readAnswer(
  connection: AsyncDuckDBConnection,
  sql: string,
  { limit, signal }: ReadOptions,
  stop: () => void,
): Promise<SqlAnswer> {
  signal?.throwIfAborted();
  let late: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => {
    late = setTimeout(stop, graceMs);
    void connection.cancelSent().catch(() => {});
  };
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    const reader = await connection.send(sql);
    await reader.open();
    const columns = reader.schema.fields.map(({ name, type }) => ({ name, kind: kindOf(type as never) }));
    const rows: unknown[][] = [];
    // All batches are read, but only the first become values: a result left open would be in the way of the next one.
    let more = false;
    for await (const batch of reader) {
      const room = limit - rows.length;
      more ||= batch.numRows > room;
      if (room > 0) rows.push(...toCells(batch.slice(0, room) as unknown as ArrowTable));
    }
    signal?.throwIfAborted();
    return { columns, rows, more };
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  } finally {
    clearTimeout(late);
    signal?.removeEventListener("abort", cancel);
  }
}
