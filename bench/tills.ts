import { rmSync } from "node:fs";
import path from "node:path";
import { connect, disconnect } from "@/db/client";
import { addDays, businessDayOf, instantAt } from "@/server/shared/business-day";
import { buildRaceWorld } from "@/server/testing/race-world";
import { restClient } from "@/server/testing/rest-client";
import { runTillHours } from "@/server/testing/till-hours";
import { tillViolations } from "@/server/testing/till-violations";
import type { Wire, WireKind } from "@/server/testing/till-wire";
import type { OwnServer } from "../scripts/rehearse/own-server";
import { type CpuUse, cpuBetween, cpuUse } from "./cpu";
import { ms, table } from "./table";

export interface TillsResult {
  tills: number;
  stores: number;
  /** Of the machine, for two hours of the tills. */
  seconds: number;
  requests: number;
  requestsPerSecond: number;
  /** How much faster than the clock: two hours over the seconds. */
  timesFaster: number;
  kinds: { kind: WireKind; count: number; p50: number; p95: number; p99: number }[];
  statuses: Record<string, number>;
  cut: number;
  packageMegabytes: number;
  parcels: number;
  reports: Record<string, number>;
  cpuSeconds: { node: number; postgres: number };
  violations: string[];
}

/** Large enough to be cut in the middle; a larger one would measure the line. */
const packageBytes = 150_000;
const parallel = 32;

/** Two hours of so many tills against the production build, as fast as it goes, and what must hold afterwards. */
export async function measureTills(
  server: OwnServer,
  count: number,
  say: (text: string) => void,
): Promise<TillsResult> {
  const [hqToken, tillToken] = [
    await server.token("hq", "Bench hq"),
    await server.token("pos", "Bench till"),
  ];
  const hq = restClient({ url: server.url, token: hqToken });
  const finance = restClient({ url: server.url, token: await server.token("finance", "Bench finance") });
  const stores = Math.ceil(count / 2);
  const chain = await buildRaceWorld(hq, { stores, accounts: Math.max(1, Math.ceil(stores / 4)) });
  const folder = path.join(server.dir, "tills");
  const db = connect(server.databaseUrl, 4);
  const cpu = () => cpuUse(server.webPid() ?? 0, server.postgresPid());
  try {
    say(`two hours of ${count} tills in ${stores} stores`);
    const before = cpu();
    let after: CpuUse = before;
    let kinds: TillsResult["kinds"] = [];
    const hours = await runTillHours({
      ...{ url: server.url, db, hqToken, tillToken, folder, count, packageBytes, parallel, say },
      stores: chain.stores,
      items: chain.items,
      startsAt: instantAt(addDays(businessDayOf(new Date()), -1), 12 * 60),
      ended: (wire) => {
        after = cpu();
        kinds = kindsOf(wire);
      },
    });
    const { wire, seconds } = hours;
    const requests = kinds.reduce((sum, one) => sum + one.count, 0);
    const states = Map.groupBy(wire.reports.values(), ({ state }) => state);
    say("what the board and the books say");
    return {
      tills: count,
      stores,
      seconds,
      requests,
      requestsPerSecond: requests / seconds,
      timesFaster: 7_200 / seconds,
      kinds,
      statuses: Object.fromEntries(wire.statuses),
      cut: wire.broken,
      packageMegabytes: wire.packageBytes / 1_000_000,
      parcels: wire.parcels.size,
      reports: Object.fromEntries([...states].map(([state, all]) => [state, all.length])),
      cpuSeconds: cpuBetween(before, after),
      violations: await tillViolations({ hq, finance, db }, hours),
    };
  } finally {
    await disconnect(db);
    rmSync(folder, { recursive: true, force: true });
  }
}

function kindsOf(wire: Wire): TillsResult["kinds"] {
  return (["poll", "feed", "sales", "report", "package"] as const).map((kind) => {
    const sorted = wire.latencies[kind].toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
    return { kind, count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
  });
}

export function tillsTable(result: TillsResult): string {
  const { tills, stores, seconds, requests, requestsPerSecond, timesFaster, cpuSeconds, violations } = result;
  const rows = result.kinds.map((one) => [one.kind, one.count, ms(one.p50), ms(one.p95), ms(one.p99)]);
  return [
    `${tills} tills in ${stores} stores, two hours in ${seconds.toFixed(1)} s (${timesFaster.toFixed(0)} times faster): ${requests} requests, ${requestsPerSecond.toFixed(0)} a second`,
    `CPU seconds: web ${cpuSeconds.node.toFixed(1)}, PostgreSQL ${cpuSeconds.postgres.toFixed(1)}; ${result.parcels} parcels, ${result.packageMegabytes.toFixed(0)} MB of packages, ${result.cut} requests without an answer`,
    `reports: ${JSON.stringify(result.reports)}, answers: ${JSON.stringify(result.statuses)}`,
    table(["requests", "count", "p50 ms", "p95 ms", "p99 ms"], rows),
    violations.length === 0
      ? "the board says what the tills did, nothing is lost or doubled, the proof is true"
      : ["WHAT DOES NOT HOLD:", ...violations.slice(0, 50)].join("\n"),
  ].join("\n");
}
