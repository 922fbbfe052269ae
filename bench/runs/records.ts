import { join } from "node:path";
import type { Browser } from "playwright-core";
import { readText } from "../../src/publish/files.ts";
import type { RecordsIndex } from "../../src/query/records-index.ts";
import { timeClick } from "../click.ts";
import { type Host, startHost } from "../host.ts";
import type { Outcome } from "../measure.ts";
import { findMiddle, rest, withPage } from "../pages.ts";
import { median } from "../statistics.ts";
import { largeSite, say, type Scale } from "../workshop.ts";

/** Rows beyond which the page asks the reader before it fetches. */
const asksBeyond = 200_000;

/** The table is open on one year of a sector; a click on another year needs one more partition. */
export async function runRecords(browser: Browser, { rows, times }: Scale): Promise<Outcome> {
  const site = await largeSite(rows(1e6));
  const index = JSON.parse(await readText(join(site.dist, "data/records/index.json"))) as RecordsIndex;
  const pairs = toPairs(index).slice(0, times(8));
  const host = await startHost(site.dist);
  const found: { ms: number; sent: number; part: Pair }[] = [];
  try {
    say("Opening initiatives behind a number …");
    for (const [open, wanted] of pairs) found.push({ ...(await time(browser, host, open, wanted)), part: wanted });
  } finally {
    await host.close();
  }
  return {
    rows: site.rows,
    found: {
      "records-first": { value: median(found.map(({ ms }) => ms)) },
      "records-first-bytes": { value: Math.max(...found.map(({ sent, part }) => sent / part.bytes)) },
    },
    notes: found.map(
      ({ ms, sent, part }) => `${part.year} ${part.sector}: ${part.rows} rows, ${sent} bytes, ${Math.round(ms)} ms.`,
    ),
  };
}

/** All initiatives of a year and sector, in one file or several. */
type Pair = { year: number; sector: string; rows: number; bytes: number };

/** Two partitions of a sector that together are shown without asking: the larger ones first, so that figures flatter nobody. */
function toPairs({ partitions }: RecordsIndex): [Pair, Pair][] {
  const whole = new Map<string, Pair>();
  for (const { year, sector, rows, bytes } of partitions) {
    const before = whole.get(`${year} ${sector}`) ?? { year, sector, rows: 0, bytes: 0 };
    whole.set(`${year} ${sector}`, { ...before, rows: before.rows + rows, bytes: before.bytes + bytes });
  }
  const pairs = [...whole.values()];
  return pairs
    .flatMap((wanted) => {
      const others = pairs.filter(({ sector, year }) => sector === wanted.sector && year !== wanted.year);
      const open = others.find(({ rows }) => rows + wanted.rows <= asksBeyond);
      return open ? [[open, wanted] as [Pair, Pair]] : [];
    })
    .toSorted(([, a], [, b]) => b.rows - a.rows)
    .filter((_, at) => at % 2 === 0);
}

async function time(browser: Browser, host: Host, open: Pair, wanted: Pair) {
  return withPage(browser, async (page) => {
    await page.goto(`${host.address}kham-pha/?f.year=${open.year}&f.sector=${open.sector}#ban-ghi`);
    await page.waitForSelector("records-table [data-part=body] [role=row]");
    // The engine is warm: it starts once the page has been let be.
    await page.waitForSelector("engine-status[data-state=ready]", { state: "attached" });
    await rest(page);
    const before = sumOf(host);
    const place = await findMiddle(
      page,
      `cross-filter [data-dimension=year] tr[data-code="${wanted.year}"] .records-name`,
    );
    const ms = await timeClick(page, place, { event: "click", charts: "records-table [data-part=body]" });
    return { ms, sent: sumOf(host) - before };
  });
}

const sumOf = ({ sent }: Host): number => [...sent.values()].reduce((sum, bytes) => sum + bytes, 0);
