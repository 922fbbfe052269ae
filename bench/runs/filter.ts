import type { Browser } from "playwright-core";
import { readRecordsCube } from "../../src/publish/records-cube.ts";
import { crossFilter } from "../../src/query/crossfilter.ts";
import { formatRecordsFilter, toggleCode, emptyFilter } from "../../src/query/records-filter.ts";
import { alonePage, wholeDatabase } from "../alone.ts";
import { clickOurs, clickPeer, type Clicks, type Times, toClicks } from "../clicks.ts";
import { startHost } from "../host.ts";
import type { Found, Outcome } from "../measure.ts";
import { peerSite } from "../peer.ts";
import { openSlowly, type Shown } from "../slow.ts";
import { median, p95 } from "../statistics.ts";
import { largeSite, type LargeSite, say, type Scale } from "../workshop.ts";

/** Clicks on the explore page and on the peer's, turn by turn in one browser, and a shared link on a slow phone. */
export async function runFilter(browser: Browser, { rows, times }: Scale): Promise<Outcome> {
  const found: Record<string, Found> = {};
  const [tenth, one, ten] = [rows(1e5), rows(1e6), rows(1e7)];

  const million = await compare(browser, await largeSite(one), { loads: times(5), rounds: 4 });
  found["click-cold-1m"] = { value: median(million.ours.cold), peer: median(million.peer.cold) };
  found["click-warm-1m"] = { value: median(million.ours.warm), peer: median(million.peer.warm) };
  found["click-warm-1m-p95"] = { value: p95(million.ours.warm), peer: p95(million.peer.warm) };

  const slow = await compareSlow(browser, await largeSite(one), times(3));
  const own = slow.ours.map(({ shown }) => shown);
  found["slow-first-filter"] = { value: median(own), peer: median(slow.alone.map(({ shown }) => shown)) };
  found["slow-first-filter-after-fcp"] = {
    value: median(slow.ours.map(({ shown, firstPaint }) => shown - firstPaint)),
  };

  const small = await largeSite(tenth);
  const large = await largeSite(ten);
  const tens = await compare(browser, large, { loads: times(3), rounds: 2, beside: small });
  found["click-cold-10m"] = { value: median(tens.ours.cold), peer: median(tens.peer.cold) };
  const every = ({ cold, warm }: Times) => median([...cold, ...warm]);
  found["click-growth"] = { value: every(tens.ours) / every(tens.beside) };

  const list = (values: readonly number[]) => values.map(Math.round).join(", ");
  return {
    rows: ten,
    found,
    notes: [
      `First clicks with ${one} rows, ms: ours ${list(million.ours.cold)}; Mosaic ${list(million.peer.cold)}.`,
      `First clicks with ${ten} rows, ms: ours ${list(tens.ours.cold)}; Mosaic ${list(tens.peer.cold)}.`,
      `Slow phone with ${one} rows, ms: ours ${list(own)}, first paint ${list(slow.ours.map(({ firstPaint }) => firstPaint))}; engine alone ${list(slow.alone.map(({ shown }) => shown))}.`,
    ],
  };
}

const none = (): Times => ({ cold: [], warm: [] });
type Runs = {
  loads: number;
  rounds: number;
  /** A site that is clicked in the same run, without a peer. */ beside?: LargeSite;
};

async function compare(browser: Browser, site: LargeSite, { loads, rounds, beside }: Runs) {
  say(`Clicking through ${site.rows} initiatives …`);
  const all = { ours: none(), peer: none(), beside: none() };
  const clicks = await clicksOf(site, rounds);
  const hosts = {
    ours: await startHost(site.dist),
    peer: await startHost(await peerSite(site)),
    beside: beside && (await startHost(beside.dist)),
  };
  const besideClicks = beside && (await clicksOf(beside, rounds));
  try {
    // Not counted: the browser's own first steps.
    await clickOurs(browser, hosts.ours.address, { ...clicks, warm: [] });
    for (let load = 0; load < loads; load++) {
      const steps = [
        async () => add(all.ours, await clickOurs(browser, hosts.ours.address, clicks)),
        async () => add(all.peer, await clickPeer(browser, hosts.peer.address, clicks, site.rows)),
        async () => {
          if (hosts.beside && besideClicks)
            add(all.beside, await clickOurs(browser, hosts.beside.address, besideClicks));
        },
      ];
      for (const step of load % 2 ? steps.reverse() : steps) await step();
    }
  } finally {
    await Promise.all(Object.values(hosts).map((host) => host?.close()));
  }
  for (const [name, { cold, warm }] of Object.entries(all))
    if (cold.length) say(`  ${name}: first clicks ${median(cold).toFixed(1)} ms, later ${median(warm).toFixed(1)} ms`);
  return all;
}

async function clicksOf({ published }: LargeSite, rounds: number): Promise<Clicks> {
  return toClicks(crossFilter(await readRecordsCube(published)), rounds);
}

function add(all: Times, { cold, warm }: Times): void {
  all.cold.push(...cold);
  all.warm.push(...warm);
}

async function compareSlow(browser: Browser, site: LargeSite, loads: number) {
  say("Opening a shared link on a slow phone …");
  const { domain } = await readRecordsCube(site.published);
  const search = formatRecordsFilter(toggleCode(emptyFilter, "year", domain.year.at(-2)!, domain));
  const host = await startHost(site.dist);
  const alone = await startHost(site.dist, {
    instead: new Map([...(await alonePage()), ...(await wholeDatabase(site))]),
  });
  const times: { ours: Shown[]; alone: Shown[] } = { ours: [], alone: [] };
  // The attribute of a chosen chart comes before its bars; the answer's line comes with them.
  const drawn = "cross-filter:not([data-waiting]):has([data-role=answer]:not(:empty)) [data-filtered]";
  try {
    for (let load = 0; load < loads; load++)
      times.ours.push(await openSlowly(browser, `${host.address}kham-pha/${search}`, drawn));
    // Minutes each: one, or two where ours is done three times.
    for (let load = 0; load < Math.ceil(loads / 2); load++)
      times.alone.push(await openSlowly(browser, `${alone.address}alone/${search}`, "#charts[data-filtered]"));
  } finally {
    await Promise.all([host.close(), alone.close()]);
  }
  return times;
}
