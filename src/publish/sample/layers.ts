import type { ViewMeasure } from "../../model/measure.ts";
import type { FunnelStage } from "../../model/stage.ts";

export const layerKeys = ["base", "above_base", "submitted", "titled", "monetised", "benefit_vnd"] as const;
export type LayerKey = (typeof layerKeys)[number];

/** A number of the movement that the sample breaks down by unit and sector. */
export type Layer = {
  key: LayerKey;
  stage: FunnelStage;
  measure: ViewMeasure;
  /** Layers that hold this one, nearest first: no cell of it exceeds theirs. Money is a part of nothing. */
  within: readonly LayerKey[];
  /** A year may go without this level; of the others a missing total only means that it is not known. */
  skippable?: true;
};

/** In the order in which they are settled: a layer comes after those it is within. */
export const layers: readonly Layer[] = [
  { key: "base", stage: "base", measure: "initiatives", within: [] },
  { key: "above_base", stage: "above_base", measure: "initiatives", within: ["base"], skippable: true },
  { key: "submitted", stage: "submitted", measure: "initiatives", within: ["above_base", "base"] },
  { key: "titled", stage: "titled", measure: "initiatives", within: ["submitted", "above_base", "base"] },
  { key: "monetised", stage: "submitted", measure: "monetised", within: ["submitted", "above_base", "base"] },
  { key: "benefit_vnd", stage: "submitted", measure: "benefit_vnd", within: [] },
];

export const layerOf = (key: LayerKey): Layer => layers.find((layer) => layer.key === key)!;

/** Amounts are whole multiples of this many đồng, but for one that takes what is left. */
export const moneyStep = 100_000;
