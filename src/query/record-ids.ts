/** A sign that says how much is shared: this character is zero. */
export const noneShared = 0x21;

/** Rows between two ids that are kept whole. */
const stride = 32;

/**
 * Ids one a line, each without what it shares with the one before, after one sign that says how much that is. Only every
 * 32nd is made whole beforehand, for few of a partition's ids are ever looked at.
 * @returns the id of a row, from 0 on
 */
export function toIdReader(text: string): (row: number) => string {
  const starts: number[] = [];
  const whole: string[] = [];
  const current: number[] = [];
  for (let at = 0, row = 0; at <= text.length; at++, row++) {
    starts.push(at);
    let end = text.charCodeAt(at++) - noneShared;
    for (let code; at < text.length && (code = text.charCodeAt(at)) !== newline; at++) current[end++] = code;
    current.length = end;
    if (row % stride === 0) whole.push(current.map((code) => String.fromCharCode(code)).join(""));
  }
  const endOf = (row: number) => (row + 1 < starts.length ? starts[row + 1] - 1 : text.length);
  /** The id that was asked for last: whoever goes from row to row is one step away from the next. */
  let [at, id] = [0, whole[0]];
  return (row) => {
    const block = Math.floor(row / stride);
    if (at > row || at < block * stride) [at, id] = [block * stride, whole[block]];
    while (at < row) {
      const start = starts[++at];
      id = id.slice(0, text.charCodeAt(start) - noneShared) + text.slice(start + 1, endOf(at));
    }
    return id;
  };
}

const newline = 10;
