import { startEngine } from "../../src/client/database.ts";
import { filteredDimensions, parseRecordsFilter, recordsDimensions } from "../../src/query/records-filter.ts";
import { recordsDomainSql, recordsSql, toRecordsDomain } from "../../src/query/records-sql.ts";
import type { Domain } from "../../src/query/view.ts";

declare global {
  interface Window {
    /** ms from the start of the engine to its first answer. */
    benchBoot?: number;
  }
}

/**
 * The explore page's charts of initiatives answered by DuckDB-Wasm alone: the site's own engine, database and SQL, and
 * nothing else to fetch or to draw.
 */
type Sum = { dimension: string; code: string; count: number };

const start = performance.now();
// Views of the panel are not asked here, so their domain may be empty.
const engine = await startEngine({ base: new URL("/", location.href).href, domain: {} as Domain });
const found = await engine.query(recordsDomainSql());
window.benchBoot = performance.now() - start;

const domain = toRecordsDomain(found as { dimension: string; code: string }[]);
const filter = parseRecordsFilter(location.search, domain);
const { sql, params } = recordsSql(filter);
const sums = (await engine.query(sql, params)) as Sum[];
const charts = document.querySelector<HTMLElement>("#charts")!;
charts.replaceChildren(
  ...recordsDimensions.map((dimension) => toChart(sums.filter((sum) => sum.dimension === dimension))),
);
charts.toggleAttribute("data-filtered", filteredDimensions(filter).length > 0);

function toChart(bars: readonly Sum[]): HTMLElement {
  const longest = Math.max(...bars.map(({ count }) => count));
  const table = document.createElement("table");
  for (const { code, count } of bars) {
    const row = table.insertRow();
    row.insertCell().textContent = code;
    row.insertCell().innerHTML = `<svg width="200" height="8"><rect width="${(100 * count) / longest}%" height="8"/></svg>`;
    row.insertCell().textContent = count.toLocaleString("vi");
  }
  return table;
}
