import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { notify } from "@/server/notify";
import { instantText } from "@/server/shared/instant-text";
import { endDownload } from "@/server/upgrade/downloads";
import { lockRollout } from "@/server/upgrade/lock-rollout";
import { findPackage, findStore } from "@/server/upgrade/queries/find";
import { alarmAfterFailures, type ReportUpdateInput } from "@/server/upgrade/schema";

export interface ReportedUpdate {
  store: string;
  till: string;
  version: string;
  state: ReportUpdateInput["state"];
  /** Failures since the till last installed this version. */
  failures: number;
  /** Whether the till is red on the board. */
  isAlarm: boolean;
}

/**
 * Notes what a till did with a package: downloaded, installed, failed (a wrong sum, a full disk), rolled back. Its download
 * ends, so that the next store may start. At the third failure an alarm is recorded and the store is told; an installation sets the count back.
 * Reports are facts: late ones count too, and the state is what happened last by the till's clock. Refused:
 * `upgrade/unknown-store`, a store out of reach, `upgrade/unknown-package`. The same report again counts once.
 */
export async function reportUpdate(
  db: DbOrTx,
  actor: Actor,
  input: ReportUpdateInput,
  now: Date,
): Promise<ReportedUpdate> {
  mustBeAbleTo(actor, "upgrade.take");
  const { store, till, version, state, reason } = input;
  return inTransaction(db, async (tx) => {
    const storeId = await findStore(tx, actor, store);
    await lockRollout(tx);
    const found = await findPackage(tx, version);
    const sql = sqlOf(tx);
    const at = sql`${input.at ?? now.toISOString()}::text::timestamptz`;
    const [added] = await sql<{ id: number }[]>`
      insert into pos_reports (package_id, store_id, till, state, reason, at)
      values (${found.id}::int8, ${storeId}::int4, ${till}, ${state}, ${reason}, ${at})
      on conflict do nothing returning id`;
    const mine = sql`package_id = ${found.id}::int8 and store_id = ${storeId}::int4 and till = ${till}`;
    if (added) {
      await endDownload(tx, { packageId: found.id, storeId, till }, now);
      await sql`
        insert into pos_till_states as s (package_id, store_id, till, state, reason, failures, at)
        select package_id, store_id, till, state, reason,
               (select count(*) from pos_reports f where ${mine} and f.state = 'failed' and f.at > coalesce(
                  (select max(i.at) from pos_reports i where ${mine} and i.state = 'installed'), '-infinity')), at
        from pos_reports where ${mine} order by at desc, id desc limit 1
        on conflict (package_id, store_id, till) do update
        set state = excluded.state, reason = excluded.reason, failures = excluded.failures, at = excluded.at`;
    }
    const [stands] = await sql<{ failures: number; state: ReportUpdateInput["state"] }[]>`
      select failures, state from pos_till_states where ${mine}`;
    const failures = stands?.failures ?? 0;
    if (added && state === "failed" && failures === alarmAfterFailures) {
      const event = { type: "upgrade.alarm", documentType: "upgrade", documentId: found.id, reason };
      await recordEvent(
        tx,
        actor,
        { ...event, details: { store, till, failures, at: instantText(now) } },
        now,
      );
      await tellStore(tx, storeId, { till, version, failures, reason }, now);
    }
    return {
      store,
      till,
      version,
      state: stands?.state ?? state,
      failures,
      isAlarm: failures >= alarmAfterFailures,
    };
  });
}

/** Whoever stands beside the till is told; headquarters see it on the board and in the count beside the stores. */
async function tellStore(
  tx: Tx,
  storeId: number,
  failing: { till: string; version: string; failures: number; reason: string },
  now: Date,
): Promise<void> {
  const [store] = await sqlOf(tx)<{ code: string; name: string }[]>`
    select code, name from stores where id = ${storeId}::int4`;
  if (!store) return;
  const details = { store: store.code, storeName: store.name, ...failing };
  await notify(tx, [{ to: { kind: "store", id: storeId }, template: "till.failing", details }], now);
}
