import { join } from "node:path";
import { listFiles, removeFolder } from "../../src/publish/files.ts";
import { type Cost, runNode } from "../child.ts";
import type { Outcome } from "../measure.ts";
import { median } from "../statistics.ts";
import { type LargeData, largeData, publishData, say, type Scale, workFolder } from "../workshop.ts";

/** Publishing as a whole process, turn by turn with the least that any publisher must do: read the CSV, write it as Parquet. */
export async function runPublish({ rows, times }: Scale): Promise<Outcome> {
  const [one, ten] = [await largeData(rows(1e6)), await largeData(rows(1e7))];
  const millions = await compare(one, times(3));
  const tens = await compare(ten, 1);
  const seconds = (costs: readonly Cost[]) => median(costs.map(({ seconds }) => seconds));
  const peak = (costs: readonly Cost[]) => Math.max(...costs.map(({ peak }) => peak));
  const growth = seconds(tens.ours) / ten.rows / (seconds(millions.ours) / one.rows);
  return {
    rows: ten.rows,
    found: {
      "publish-1m": { value: seconds(millions.ours), peer: seconds(millions.peer) },
      "publish-1m-memory": { value: peak(millions.ours), peer: peak(millions.peer) },
      "publish-10m": { value: growth },
      "publish-10m-memory": { value: peak(tens.ours) / peak(millions.ours) },
    },
    notes: [
      `1 M: ${millions.ours.map(text).join("; ")}; DuckDB alone ${millions.peer.map(text).join("; ")}.`,
      `10 M: ${tens.ours.map(text).join("; ")}; DuckDB alone ${tens.peer.map(text).join("; ")}.`,
      `Published from 1 M: ${millions.files} files.`,
    ],
  };
}

async function compare(data: LargeData, runs: number) {
  const folder = join(workFolder, "publish-run");
  const costs: { ours: Cost[]; peer: Cost[] } = { ours: [], peer: [] };
  let files = 0;
  try {
    for (let run = 0; run < runs; run++) {
      say(`Publishing ${data.rows} initiatives, run ${run + 1} of ${runs} …`);
      costs.ours.push(await publishData(data, folder));
      files = (await listFiles(`${folder}/public`)).length;
      await removeFolder(folder);
      const csv = join(data.folder, "sample/initiatives.csv");
      costs.peer.push(await runNode(["bench/parquet.ts", csv, `${folder}.parquet`]));
    }
  } finally {
    await removeFolder(folder);
    await removeFolder(`${folder}.parquet`);
  }
  return { ...costs, files };
}

const text = ({ seconds, peak }: Cost): string => `${seconds.toFixed(1)} s, ${(peak / 1e9).toFixed(2)} GB`;
