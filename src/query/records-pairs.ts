import type { CrossAnswer, RecordsBar, RecordsSum } from "./crossfilter.ts";
import {
  emptyFilter,
  filteredDimensions,
  type RecordsDimension,
  recordsDimensions,
  type RecordsDomain,
  type RecordsFilter,
} from "./records-filter.ts";

/**
 * The sums of the records' cube for every two codes of different dimensions: all that a filter in one dimension needs.
 * A few kilobytes however many initiatives there are, so that a reader's first choice need not wait for the cube.
 * `sums[a][b]` lie code by code of a, then of b (b after a in `recordsDimensions`): count, computable and benefit in steps.
 * `alone[a]` are those of a by itself.
 */
export type RecordsPairs = {
  version: 1;
  domain: RecordsDomain;
  /** đồng that benefit is counted in. */
  step: number;
  alone: Record<RecordsDimension, number[]>;
  sums: Partial<Record<RecordsDimension, Partial<Record<RecordsDimension, number[]>>>>;
};

/** Where the browser finds them, below the site's base. */
export const recordsPairsPath = "data/records-pairs.json.gz";

/** Puts the pairs together by asking the cube for every code. */
export function toRecordsPairs(
  ask: (filter: RecordsFilter) => CrossAnswer,
  { domain, step }: { domain: RecordsDomain; step: number },
): RecordsPairs {
  const flat = (bars: readonly RecordsBar[]) =>
    bars.flatMap(({ count, computable, benefit }) => [count, computable, benefit / step]);
  const whole = ask(emptyFilter);
  const alone = Object.fromEntries(recordsDimensions.map((name) => [name, flat(whole.by[name])]));
  const sums = Object.fromEntries(
    recordsDimensions.map((one, at) => {
      const answers = domain[one].map((code) => ask({ ...emptyFilter, [one]: [code] }));
      const later = recordsDimensions.slice(at + 1);
      return [one, Object.fromEntries(later.map((other) => [other, answers.flatMap(({ by }) => flat(by[other]))]))];
    }),
  );
  return { version: 1, domain, step, alone: alone as RecordsPairs["alone"], sums };
}

/**
 * Answers filters of at most one dimension.
 * @returns null where a filter restricts more than one: that needs the cube
 * @throws Error when the pairs are of another version
 */
export function pairsAnswerer(pairs: RecordsPairs): (filter: RecordsFilter) => CrossAnswer | null {
  const { version, domain, step, alone, sums } = pairs;
  if (version !== 1) throw new Error(`unknown version of the records' pairs: ${version}`);
  const toBar = (code: string, values: readonly number[], at: number): RecordsBar => ({
    code,
    count: values[3 * at],
    computable: values[3 * at + 1],
    benefit: values[3 * at + 2] * step,
  });
  const barsAlone = (name: RecordsDimension) => domain[name].map((code, at) => toBar(code, alone[name], at));
  const whole = addUp(barsAlone("year"));

  /** The bars of `name` over the chosen codes of another dimension. */
  function barsUnder(name: RecordsDimension, other: RecordsDimension, chosen: readonly number[]): RecordsBar[] {
    const forward = sums[other]?.[name];
    const values = forward ?? sums[name]![other]!;
    const [size, others] = [domain[name].length, domain[other].length];
    return domain[name].map((code, at) => {
      const parts = chosen.map((place) => toBar(code, values, forward ? place * size + at : at * others + place));
      return { code, ...addUp(parts) };
    });
  }

  return (filter) => {
    const restricted = filteredDimensions(filter);
    if (restricted.length > 1) return null;
    const [other] = restricted;
    const chosen = other ? filter[other].map((code) => domain[other].indexOf(code)) : [];
    const by = Object.fromEntries(
      recordsDimensions.map((name) => [
        name,
        !other || name === other ? barsAlone(name) : barsUnder(name, other, chosen),
      ]),
    ) as CrossAnswer["by"];
    const total = other ? addUp(chosen.map((place) => toBar("", alone[other], place))) : whole;
    return { all: whole.count, ...total, by };
  };
}

const addUp = (parts: readonly RecordsSum[]): RecordsSum => ({
  count: parts.reduce((sum, { count }) => sum + count, 0),
  computable: parts.reduce((sum, { computable }) => sum + computable, 0),
  benefit: parts.reduce((sum, { benefit }) => sum + benefit, 0),
});
