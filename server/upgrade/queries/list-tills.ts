import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { instantText } from "@/server/shared/instant-text";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import { readRollout } from "@/server/upgrade/lock-rollout";
import { findPackage } from "@/server/upgrade/queries/find";
import { alarmAfterFailures, type ListTillsInput, type upgradeStates } from "@/server/upgrade/schema";

export interface TillRow {
  store: string;
  storeName: string;
  /** Empty: no till of the store has asked yet. */
  till: string;
  runs: string;
  polledAt: string | null;
  /** It has asked nothing for `silentRounds` rounds, or never. */
  isSilent: boolean;
  state: (typeof upgradeStates)[number] | "downloading" | "allowed";
  reason: string;
  failures: number;
  isAlarm: boolean;
  at: string | null;
}

/** After so many rounds without a question a till counts as silent. */
const silentRounds = 3;

/**
 * The tills of the stores that may have a package, and what became of it there: those with three failures first, then by
 * store. A store of which no till has asked yet is a row without a till. Refused: `upgrade/unknown-package`.
 */
export async function listTills(
  db: DbOrTx,
  actor: Actor,
  input: ListTillsInput,
  now: Date,
): Promise<Page<TillRow>> {
  mustBeAbleTo(actor, "upgrade.read");
  const { id } = await findPackage(db, input.version);
  const before = cursorNumber(input.cursor, 0, null);
  const [, store = "", till = ""] = (input.cursor ?? []).map(String);
  const search = input.q ? `%${input.q.replaceAll(/[\\%_]/g, "\\$&")}%` : null;
  const { pollMinutes } = await readRollout(db);
  const silentMs = now.getTime() - silentRounds * pollMinutes * 60_000;
  const rows = await sqlOf(db)<(Omit<TillRow, "isSilent"> & { rank: number })[]>`
    select k.* from (
      select s.code as store, s.name as "storeName", coalesce(t.till, '') as till, coalesce(t.version, '') as runs,
             t.polled_at as "polledAt", coalesce(x.state::text, case when d.id is null then 'allowed' else 'downloading' end) as state,
             coalesce(x.reason, '') as reason, coalesce(x.failures, 0) as failures, x.at,
             coalesce(x.state = 'failed' and x.failures >= ${alarmAfterFailures}::int4, false) as "isAlarm",
             case when x.state = 'failed' and x.failures >= ${alarmAfterFailures}::int4 then 0 else 1 end as rank
      from pos_allowed_stores a join stores s on s.id = a.store_id
      left join pos_tills t on t.store_id = a.store_id
      left join pos_till_states x on x.package_id = a.package_id and x.store_id = a.store_id and x.till = t.till
      left join pos_downloads d on d.package_id = a.package_id and d.store_id = a.store_id and d.till = t.till and d.ended_at is null
      where a.package_id = ${id}::int8) k
    where (${input.state ?? null}::text is null or k.state = ${input.state ?? null}::text)
      and (${search}::text is null or k.store || ' ' || k."storeName" ilike ${search}::text)
      and (${before}::int4 is null or (k.rank, k.store, k.till) > (${before}::int4, ${store}::text, ${till}::text))
    order by k.rank, k.store, k.till limit ${input.limit + 1}::int4`;
  const page = pageOf([...rows], input.limit, (row) => [row.rank, row.store, row.till]);
  return { nextCursor: page.nextCursor, rows: page.rows.map((row) => shown(row, silentMs)) };
}

const shown = (
  { rank: _, ...row }: Omit<TillRow, "isSilent"> & { rank: number },
  silentMs: number,
): TillRow => ({
  ...row,
  isSilent: row.polledAt === null || new Date(row.polledAt).getTime() < silentMs,
  polledAt: row.polledAt === null ? null : instantText(new Date(row.polledAt)),
  at: row.at === null ? null : instantText(new Date(row.at)),
});
