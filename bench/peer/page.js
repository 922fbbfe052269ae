/**
 * Four linked bar charts of initiatives, by year, sector, stage and unit, as Mosaic's own examples draw them: one selection
 * that filters across, DuckDB-Wasm over a file that it reads by ranges.
 */
import * as duckdb from "@duckdb/duckdb-wasm";
import * as vg from "@uwdata/vgplot";

const here = (name) => new URL(name, document.baseURI).href;
const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker(here("duckdb-browser-eh.worker.js")));
await db.instantiate(here("duckdb-eh.wasm"));
await db.open({ path: ":memory:" });
await db.registerFileURL("initiatives.duckdb", here("initiatives.duckdb"), duckdb.DuckDBDataProtocol.HTTP, false);
const connection = await db.connect();
await connection.query("ATTACH 'initiatives.duckdb' AS file (READ_ONLY)");
await connection.query("CREATE VIEW initiatives AS FROM file.initiatives");

const connector = vg.wasmConnector({ duckdb: db, connection });
window.benchPending = 0;
const counted = {
  async query(question) {
    window.benchPending++;
    try {
      return await connector.query(question);
    } finally {
      window.benchPending--;
    }
  },
};
vg.coordinator().databaseConnector(counted);
vg.coordinator().logger?.(null);

const choice = vg.Selection.crossfilter();
const chart = (dimension) => {
  const plot = vg.plot(
    vg.barX(vg.from("initiatives", { filterBy: choice }), {
      x: vg.count(),
      y: dimension,
      sort: { y: "-x", limit: 15 },
    }),
    vg.toggleY({ as: choice }),
    vg.width(500),
    vg.height(220),
    vg.marginLeft(160),
  );
  plot.dataset.dimension = dimension;
  return plot;
};
const charts = vg.vconcat(...["year", "sector", "stage", "unit_id"].map(chart));
charts.id = "charts";
document.body.append(charts);

const [{ rows }] = (await connection.query("SELECT count(*)::INTEGER AS rows FROM initiatives")).toArray();
window.benchRows = rows;
