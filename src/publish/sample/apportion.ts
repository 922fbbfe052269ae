/** What a part may get: in proportion to its weight (above 0), from `min` to `max`. */
export type Part = { weight: number; min: number; max: number };

/**
 * Splits a whole number into whole parts that add up to it exactly (largest remainder), within the bounds of each part.
 * @param total in the same measure as `min` and `max`
 * @param step what a share is a multiple of; what is left of the total (less than one step) joins the largest share
 * @returns one share for each part, in order
 * @throws RangeError when a weight is not above 0 or the bounds cannot hold the total
 */
export function apportion(total: number, parts: readonly Part[], step = 1): number[] {
  const bounds = parts.map(({ weight, min, max }) => ({
    weight,
    min: Math.ceil(min / step),
    max: Math.floor(max / step),
  }));
  const steps = Math.floor(total / step);
  const least = sum(bounds.map((part) => part.min));
  const most = sum(bounds.map((part) => part.max));
  if (!bounds.every((part) => part.weight > 0)) throw new RangeError("a part has no weight above 0");
  if (!(least <= steps && steps <= most)) {
    throw new RangeError(`${total} does not fit: the parts hold from ${least * step} to ${most * step}`);
  }
  const shares = wholeShares(steps, bounds).map((share) => share * step);
  const left = total - steps * step;
  if (left) shares[shares.indexOf(Math.max(...shares))] += left;
  return shares;
}

/** 0 for an empty list. */
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function wholeShares(total: number, parts: readonly Part[]): number[] {
  const exact = fill(total, parts);
  const shares = exact.map(Math.floor);
  const order = [...parts.keys()].sort((a, b) => exact[b] - shares[b] - (exact[a] - shares[a]) || a - b);
  for (let left = total - sum(shares); left > 0;) {
    for (const index of order) {
      if (left === 0 || shares[index] >= parts[index].max) continue;
      shares[index]++;
      left--;
    }
  }
  return shares;
}

/** Real shares in proportion to the weights, held within the bounds, that come just below the total. */
function fill(total: number, parts: readonly Part[]): number[] {
  const at = (level: number) => parts.map(({ weight, min, max }) => Math.min(Math.max(level * weight, min), max));
  let low = 0;
  let high = 1;
  while (sum(at(high)) < total) high *= 2;
  for (let turn = 0; turn < 80; turn++) {
    const middle = (low + high) / 2;
    if (sum(at(middle)) <= total) low = middle;
    else high = middle;
  }
  return at(low);
}
