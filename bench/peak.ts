import { writeFileSync } from "node:fs";

/** Loaded into a child before its own code: leaves the most memory it held, in KiB, in the file that BENCH_PEAK names. */
process.on("exit", () => writeFileSync(process.env.BENCH_PEAK!, String(process.resourceUsage().maxRSS)));
