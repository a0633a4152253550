import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { notify } from "@/server/notify";
import { instantText } from "@/server/shared/instant-text";
import { invariant } from "@/server/shared/invariant";
import { refuse } from "../errors";
import { type PermitInput, permitHoursMax } from "../schema";

const hourMs = 3_600_000;

interface Permit {
  id: number;
  storeId: number;
  store: string;
  closesAt: string;
  endedAt: string | null;
}

/**
 * Lets one store order until a time although its windows are closed (U5): DC or HQ, with a reason that the store reads. It
 * ends by itself. Every category of its template is open, with the amounts of the window that the order is late for.
 * Refused: `permit/unknown-store`, `permit/store-not-active`, `permit/not-ahead`, `permit/too-long`.
 */
export async function grantPermit(
  db: DbOrTx,
  actor: Actor,
  input: PermitInput,
  now: Date,
): Promise<{ permit: number; store: string; until: string }> {
  mustBeAbleTo(actor, "permit.grant");
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const [store] = await sql<{ id: number; code: string; name: string; status: string }[]>`
      select id, code, name, status from stores where code = ${input.store}`;
    if (!store) throw refuse("permit/unknown-store", { store: input.store });
    mustReachStore(actor, store.id);
    if (store.status !== "active")
      throw refuse("permit/store-not-active", { store: store.code, status: store.status });
    const until = instantText(input.until);
    if (input.until <= now) throw refuse("permit/not-ahead", { until, now: instantText(now) });
    if (input.until.getTime() > now.getTime() + permitHoursMax * hourMs)
      throw refuse("permit/too-long", { hours: permitHoursMax });
    const [permit] = await sql<{ id: number }[]>`
      insert into late_permits (store_id, opens_at, closes_at, reason, granted_by_name)
      values (${store.id}, ${now.toISOString()}::text::timestamptz, ${input.until.toISOString()}::text::timestamptz,
              ${input.reason}, ${actor.name}) returning id`;
    invariant(permit, "a permit that was written has a number");
    const { reason } = input;
    const event = { type: "permit.granted", documentType: "late_permit", documentId: permit.id, reason };
    await recordEvent(tx, actor, { ...event, after: { store: store.code, until } }, now);
    const details = { store: store.code, storeName: store.name, until, reason };
    const to = { kind: "store" as const, id: store.id };
    await notify(tx, [{ to, template: "permit.granted", details, link: "/store/order" }], now);
    return { permit: permit.id, store: store.code, until };
  });
}

/** Ends a permit before its time. One that is over, or was ended before, stays as it is. Refused: `permit/unknown`. */
export async function endPermit(
  db: DbOrTx,
  actor: Actor,
  input: { permit: number },
  now: Date,
): Promise<{ permit: number; store: string; until: string }> {
  mustBeAbleTo(actor, "permit.grant");
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const [permit] = await sql<Permit[]>`
      select p.id, p.store_id as "storeId", s.code as store, p.closes_at as "closesAt", p.ended_at as "endedAt"
      from late_permits p join stores s on s.id = p.store_id where p.id = ${input.permit} for update of p`;
    if (!permit) throw refuse("permit/unknown", input);
    mustReachStore(actor, permit.storeId);
    const closesAt = new Date(permit.closesAt);
    const isOver = permit.endedAt !== null || closesAt <= now;
    const endsAt = permit.endedAt !== null ? new Date(permit.endedAt) : isOver ? closesAt : now;
    const answer = { permit: permit.id, store: permit.store, until: instantText(endsAt) };
    if (isOver) return answer;
    await sql`
      update late_permits set ended_at = ${now.toISOString()}::text::timestamptz, ended_by_name = ${actor.name}
      where id = ${permit.id}`;
    const event = { type: "permit.ended", documentType: "late_permit", documentId: permit.id };
    await recordEvent(tx, actor, { ...event, after: { store: permit.store } }, now);
    return answer;
  });
}
