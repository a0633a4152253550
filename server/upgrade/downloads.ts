import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import type { Rollout } from "@/server/upgrade/lock-rollout";

/** A download that shows no sign of life for so long has ended: a till was switched off, a line was cut. */
const leaseMinutes = 10;

export interface TillOf {
  packageId: number;
  storeId: number;
  till: string;
}

/** What a till is to do about the bytes: download, have them, take them from another till, wait for that one, or for the line. */
export type Download =
  | { kind: "own" }
  | { kind: "has" }
  | { kind: "share"; till: string }
  | { kind: "wait"; till: string }
  | { kind: "busy" };

/**
 * Gives a till the right to download, under the lock of the roll-out. One till per store: where another one is at it, it waits
 * for that one; where another one has it and still answers, it takes it from there, unless that failed before.
 */
export async function takeDownload(tx: Tx, one: TillOf, terms: Rollout, now: Date): Promise<Download> {
  const sql = sqlOf(tx);
  const at = sql`${now.toISOString()}::text::timestamptz`;
  await sql`update pos_downloads set ended_at = leased_until where ended_at is null and leased_until <= ${at}`;
  const [state] = await sql<
    { own: string | null; running: string | null; runningAll: number; sharing: string | null }[]
  >`
    select (select state from pos_till_states where package_id = ${one.packageId}::int8 and store_id = ${one.storeId}::int4
              and till = ${one.till}) as own,
           (select till from pos_downloads where package_id = ${one.packageId}::int8 and store_id = ${one.storeId}::int4
              and ended_at is null) as running,
           (select count(*)::int4 from pos_downloads where ended_at is null) as "runningAll",
           (select s.till from pos_till_states s join pos_tills t on t.store_id = s.store_id and t.till = s.till
            where s.package_id = ${one.packageId}::int8 and s.store_id = ${one.storeId}::int4 and s.till <> ${one.till}
              and s.state in ('downloaded', 'installed')
              and t.polled_at > ${at} - make_interval(mins => ${terms.pollMinutes * 2}::int4)
            order by s.at, s.till limit 1) as sharing`;
  if (state?.running === one.till) {
    await renewDownload(tx, one, now);
    return { kind: "own" };
  }
  if (state?.own === "downloaded") return { kind: "has" };
  if (state?.running) return { kind: "wait", till: state.running };
  if (state?.sharing && state.own !== "failed") return { kind: "share", till: state.sharing };
  if ((state?.runningAll ?? 0) >= terms.parallelMax) return { kind: "busy" };
  await sql`
    insert into pos_downloads (package_id, store_id, till, started_at, leased_until)
    values (${one.packageId}::int8, ${one.storeId}::int4, ${one.till}, ${at}, ${at} + make_interval(mins => ${leaseMinutes}::int4))`;
  return { kind: "own" };
}

/** Says that a download is alive. False when it has ended meanwhile: given back, too long silent, or the package withdrawn. */
export async function renewDownload(
  db: DbOrTx,
  { packageId, storeId, till }: TillOf,
  now: Date,
): Promise<boolean> {
  const sql = sqlOf(db);
  const at = sql`${now.toISOString()}::text::timestamptz`;
  const renewed = await sql`
    update pos_downloads set leased_until = greatest(leased_until, ${at} + make_interval(mins => ${leaseMinutes}::int4))
    where package_id = ${packageId}::int8 and store_id = ${storeId}::int4 and till = ${till}
      and ended_at is null and leased_until > ${at}`;
  return renewed.count > 0;
}

/** Ends the download of a till, if it has one, so that the next store may start. */
export async function endDownload(tx: Tx, { packageId, storeId, till }: TillOf, now: Date): Promise<void> {
  await sqlOf(tx)`
    update pos_downloads set ended_at = least(leased_until, ${now.toISOString()}::text::timestamptz)
    where package_id = ${packageId}::int8 and store_id = ${storeId}::int4 and till = ${till} and ended_at is null`;
}
