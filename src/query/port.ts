import type { Flag, Qualifier } from "../model/figure.ts";
import type { Sector } from "../model/sector.ts";
import type { View } from "./view.ts";

/** One answer row. `null` value: nothing is published for it. Dimensions that the View does not ask for are absent. */
export type Row = {
  year?: number;
  sector?: Sector;
  unit?: string;
  /** đồng for money, else a count of initiatives. */
  value: number | null;
  qualifier: Qualifier;
  /** True when any part of the value is sample data. */
  sample: boolean;
  /** Source ids, sorted. */
  sources: readonly string[];
  /** Sorted; `partial` when some years, sectors or units asked for had nothing to add. */
  flags: readonly Flag[];
};

/** Whoever answers a View: DuckDB at build time, the cube or DuckDB-Wasm in the browser. Same View, same rows, same order. */
export interface Answerer {
  ask(view: View): Promise<Row[]>;
}
