/** Lower bounds of the classes that benefits are counted in, in đồng: steps of 1, 2, 5, so about equal on a log scale. */
export const logBounds = [10e6, 20e6, 50e6, 100e6, 200e6, 500e6, 1e9, 2e9, 5e9] as const;

/** A class of benefit: `from` ≤ đồng < `to`; null is an open end. `code` names both ends, so it never changes its meaning. */
export type LogClass = { code: string; from: number | null; to: number | null };

/** The class of initiatives whose benefit could not be computed: no value, not a low one. */
export const notComputable = "none";

/** Every class with a value, lowest first: `under-10m`, `10m-20m` … `from-5b` (m = million, b = billion đồng). */
export const logClasses: readonly LogClass[] = [null, ...logBounds].map((from, at) => {
  const to = logBounds[at] ?? null;
  const code =
    from === null ? `under-${short(to!)}` : to === null ? `from-${short(from)}` : `${short(from)}-${short(to)}`;
  return { code, from, to };
});

/** Codes of all classes in display order, the one without a value last. */
export const benefitCodes: readonly string[] = [...logClasses.map(({ code }) => code), notComputable];

function short(dong: number): string {
  return dong >= 1e9 ? `${dong / 1e9}b` : `${dong / 1e6}m`;
}
