import type { SectorScope } from "../model/sector.ts";
import type { Datum } from "./chart.ts";
import type { Box } from "./shapes.ts";

/** One place on the time axis. `silent`: nothing was due there, so nothing is said to be missing. */
export type Slot = Datum & { label: string; sector: SectorScope; silent?: boolean };
/** Slots in their box, px, and the value that fills its height. */
export type Place = { slots: readonly Slot[]; box: Box; largest: number };
