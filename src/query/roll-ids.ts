/** Ids that count up, such as H0008, H0009, …: the line that the run begins with and its id. */
export type Run = [line: number, id: string];

/** Ids in their order as runs. */
export function toRuns(ids: readonly string[]): Run[] {
  return ids.flatMap((id, line): Run[] => (line > 0 && stepFrom(ids[line - 1], 1) === id ? [] : [[line, id]]));
}

/** The id of a line. */
export function idAt(runs: readonly Run[], line: number): string {
  let [from, to] = [0, runs.length];
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if (runs[middle][0] <= line) from = middle;
    else to = middle;
  }
  return stepFrom(runs[from][1], line - runs[from][0]);
}

/** The line of an id, letters in any case; null when no run holds it. */
export function findLine(runs: readonly Run[], id: string, size: number): number | null {
  const wanted = id.toLowerCase();
  for (const [at, [line, first]] of runs.entries()) {
    const step = numberOf(wanted) - numberOf(first);
    const end = runs[at + 1]?.[0] ?? size;
    if (step >= 0 && line + step < end && stepFrom(first, step).toLowerCase() === wanted) return line + step;
  }
  return null;
}

const numberOf = (id: string): number => Number(/\d*$/.exec(id)![0]);

function stepFrom(id: string, step: number): string {
  if (step === 0) return id;
  return id.replace(/\d+$/, (digits) => String(Number(digits) + step).padStart(digits.length, "0"));
}
