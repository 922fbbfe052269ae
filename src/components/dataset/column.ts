/** A value of a column and how many rows have it; the label is what readers call it. */
export type ValueBar = { code: string; label: string; count: number; share: number };

/** Five points of the numbers of a column in one unit, in words and as places on a line from 0 to 1. */
export type SpreadLine = {
  title: string;
  points: readonly { name: string; text: string; value: number; at: number }[];
  /** Whether the line is drawn to a logarithmic scale. */
  logarithmic: boolean;
};

/** A column of a dataset, ready to be shown in the words of a page's language. */
export type ColumnView = {
  name: string;
  title: string;
  description: string;
  type: string;
  unit: string | null;
  required: boolean;
  list: boolean;
  /** Codes of its list that no row has. */
  unused: readonly { code: string; label: string }[];
  /** Share of rows without a value, from 0 to 1, and how many they are. */
  empty: { count: number; share: number };
  distinct: number;
  bars: readonly ValueBar[] | null;
  /** Rows whose value is rarer than those of the bars. */
  others: { count: number; share: number } | null;
  spreads: readonly SpreadLine[] | null;
};
