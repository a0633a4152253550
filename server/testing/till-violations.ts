import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Db, sqlOf } from "@/db/client";
import { parseFen } from "@/server/shared/fen";
import type { RestClient } from "./rest-client";
import { lastVersion, type TillHours, withdrawnVersion } from "./till-hours";
import { type TillReport, tillKey } from "./till-wire";

interface BoardRow {
  store: string;
  till: string;
  runs: string;
  state: string;
  failures: number;
  isAlarm: boolean;
}

/** What must hold after the tills' hours; answers the sentences that do not. */
export async function tillViolations(
  { hq, finance, db }: { hq: RestClient; finance: RestClient; db: Db },
  hours: TillHours,
): Promise<string[]> {
  const found = [...(await unhappyDisks(hours)), ...brokenAnswers(hours)];
  for (const version of [withdrawnVersion, lastVersion]) {
    const rows = await hq.all<BoardRow>(`pos/packages/${version}/tills`, { now: hours.endedAt });
    found.push(...wrongRows(rows, version, hours));
    const { counts } = await hq.get<{ counts: Record<string, number> }>(`pos/packages/${version}/progress`, {
      now: hours.endedAt,
    });
    const expected = countsOf(rows);
    for (const [name, count] of Object.entries(expected))
      if (counts[name] !== count)
        found.push(`the board of ${version} counts ${counts[name]} ${name}, its tills say ${count}`);
  }
  found.push(...(await lostSales(db, hours)));
  const { checks } = await finance.get<{ checks: { name: string; ok: boolean }[] }>("proof");
  found.push(
    ...checks.filter(({ ok }) => !ok).map((check) => `the proof is not true: ${JSON.stringify(check)}`),
  );
  return found;
}

/** Every till runs the last package as it was uploaded, unless its line spoils it; nobody the withdrawn one; nothing waits. */
async function unhappyDisks({ tills, packages }: TillHours): Promise<string[]> {
  const sums = new Map(Object.entries(packages).map(([version, bytes]) => [version, sumOf(bytes)]));
  const found: string[] = [];
  for (const { setup, till, line } of tills) {
    const { version } = await till.state();
    const name = tillKey(setup.store, setup.till);
    if (version !== lastVersion && line !== "spoils packages") found.push(`till ${name} runs ${version}`);
    if (version === withdrawnVersion) found.push(`till ${name} runs what was withdrawn`);
    const sum = sums.get(version);
    if (sum && sumOf(readFileSync(path.join(setup.folder, `package-${version}.bin`))) !== sum)
      found.push(`till ${name} runs other bytes than ${version}`);
    const left = readdirSync(setup.folder).filter((file) => /^(wish|refused)-/.test(file));
    if (left.length > 0) found.push(`till ${name} kept ${left.join(", ")}`);
  }
  return found;
}

const sumOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

const brokenAnswers = ({ wire }: TillHours) =>
  [...wire.statuses].flatMap(([status, times]) => (status >= 500 ? `${times} answers of ${status}` : []));

/** The board says of every till what the till has said. */
function wrongRows(rows: readonly BoardRow[], version: string, { tills, wire }: TillHours): string[] {
  const said = Map.groupBy(
    [...wire.reports.values()].filter((report) => report.version === version),
    ({ store, till }) => tillKey(store, till),
  );
  const board = new Map(rows.map((row) => [tillKey(row.store, row.till), row]));
  return tills.flatMap(({ setup }) => {
    const name = tillKey(setup.store, setup.till);
    const row = board.get(name);
    if (!row) return `till ${name} is not on the board of ${version}`;
    const { state, failures } = standOf(said.get(name) ?? []);
    const expected = {
      runs: wire.polled.get(name),
      state,
      failures,
      isAlarm: state === "failed" && failures >= 3,
    };
    const shown = { runs: row.runs, state: row.state, failures: row.failures, isAlarm: row.isAlarm };
    return JSON.stringify(shown) === JSON.stringify(expected)
      ? []
      : `the board says of ${name} and ${version} ${JSON.stringify(shown)}, not ${JSON.stringify(expected)}`;
  });
}

/** What a till's reports come to: the last one, and how often it failed since it last installed. */
function standOf(reports: readonly TillReport[]): { state: string; failures: number } {
  const inOrder = reports.toSorted((a, b) => a.at.localeCompare(b.at));
  const installed = inOrder.findLastIndex(({ state }) => state === "installed");
  const failures = inOrder.slice(installed + 1).filter(({ state }) => state === "failed").length;
  return { state: inOrder.at(-1)?.state ?? "allowed", failures };
}

/** What the board's own rows come to by store, told anew from the tills. */
function countsOf(rows: readonly BoardRow[]): Record<string, number> {
  const counts = { stores: 0, installed: 0, failed: 0, rolledBack: 0, alarms: 0 };
  for (const tills of Map.groupBy(rows, ({ store }) => store).values()) {
    counts.stores += 1;
    counts.alarms += tills.filter(({ isAlarm }) => isAlarm).length;
    if (tills.some(({ state }) => state === "failed")) counts.failed += 1;
    else if (tills.some(({ state }) => state === "rolled_back")) counts.rolledBack += 1;
    else if (tills.every(({ state }) => state === "installed")) counts.installed += 1;
  }
  return counts;
}

/** What tills sold is what they sent, and what they sent is in the books, by store and to the fen. */
async function lostSales(db: Db, { tills, wire }: TillHours): Promise<string[]> {
  const sent = new Map<string, number>();
  for (const { store, sales } of wire.parcels.values())
    sent.set(store, (sent.get(store) ?? 0) + sales.reduce((sum, { amount }) => sum + fenOf(amount), 0));
  const sold = new Map<string, number>();
  for (const { setup, soldFen } of tills) sold.set(setup.store, (sold.get(setup.store) ?? 0) + soldFen);
  const rows = await sqlOf(db)<{ store: string; itemsFen: number; categoriesFen: number }[]>`
    select s.code as store, sum(d.amount_fen)::int8 as "itemsFen",
           (select sum(c.amount_fen)::int8 from category_sales c where c.store_id = s.id) as "categoriesFen"
    from daily_sales d join stores s on s.id = d.store_id group by s.id`;
  const booked = new Map(rows.map((row) => [row.store, row]));
  return [...sold].flatMap(([store, fen]) => {
    const { itemsFen = 0, categoriesFen = 0 } = booked.get(store) ?? {};
    return fen === sent.get(store) && fen === itemsFen && fen === categoriesFen
      ? []
      : `store ${store} sold ${fen}, sent ${sent.get(store)}, and ${itemsFen} and ${categoriesFen} are booked`;
  });
}

function fenOf(amount: string): number {
  const fen = parseFen(amount);
  if (fen === undefined) throw new Error(`not an amount: ${amount}`);
  return fen;
}
