import { type BenchName, goalText, plan, type Planned, type Unit } from "./plan.ts";

/** One figure with its goal; `ratio` is value ÷ peer, both null where there is no peer. A figure not got is null, and not ok. */
export type Measure = {
  id: string;
  value: number | null;
  unit: Unit;
  peer: number | null;
  ratio: number | null;
  target: string;
  ok: boolean;
};
/** A figure as a bench finds it. */
export type Found = { value: number; peer?: number };
/** What one bench gives: the largest number of initiatives (or people) it ran on, figures by id, and what a reader should know. */
export type Outcome = { rows: number; found: Record<string, Found>; notes: string[] };
export type Result = { name: BenchName; rows: number; machine: string; measures: Measure[]; notes: string[] };

/** Holds a figure against its goal; a missing one, or one whose peer is missing where the goal needs it, is not ok. */
export function toMeasure(planned: Planned, found: Found | undefined): Measure {
  const value = finite(found?.value);
  const peer = finite(found?.peer);
  const ratio = value !== null && peer !== null && peer > 0 ? value / peer : null;
  const held = planned.goal.by === "ratio" ? ratio : value;
  const { id, unit } = planned;
  return { id, value, unit, peer, ratio, target: goalText(planned), ok: held !== null && held <= planned.goal.most };
}

/**
 * Every figure that a bench owes, in the order of the plan.
 * @throws naming figures that the plan does not know
 */
export function toMeasures(name: BenchName, found: Outcome["found"]): Measure[] {
  const own = plan.filter(({ bench }) => bench === name);
  const strange = Object.keys(found).filter((id) => !own.some((planned) => planned.id === id));
  if (strange.length) throw new Error(`${name} found what is not in bench/plan.ts: ${strange.join(", ")}`);
  return own.map((planned) => toMeasure(planned, found[planned.id]));
}

const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;
