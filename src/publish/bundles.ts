/** Smaller files of shared code (bytes, before packing) are put together: on a slow link an answer costs more than these. */
const smallest = 4_000;

/**
 * How the browser's scripts are cut into files, for the bundler's output: what several pages' scripts share lies in few
 * files, by the pages that need it.
 */
export const bundles = {
  codeSplitting: {
    groups: [
      {
        name: "shared",
        // What a page's scripts import at once; what is imported on demand keeps files of its own.
        tags: ["$initial" as const],
        minShareCount: 2,
        entriesAware: true,
        entriesAwareMergeThreshold: smallest,
      },
    ],
  },
  /** A shared file's own name lists all the pages that need it. */
  chunkFileNames({ name }: { name: string }): string {
    return `assets/${name.startsWith("shared") ? "shared" : name.replaceAll(/[^\w-]+/g, "_")}.[hash].js`;
  },
};
