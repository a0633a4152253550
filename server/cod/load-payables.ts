import { ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { type CodDue, lockCodDues, lockDuesOf } from "@/server/account";
import { type Actor, mustReachDc, mustReachStore } from "@/server/auth/actor";
import { refuse } from "@/server/cod/errors";
import { invariant } from "@/server/shared/invariant";

/** From its approval on what a delivery costs is final, but for differences (rulings 15). */
const payable: ReadonlySet<string> = new Set(["approved", "dispatched", "delivered", "closed"]);

/** A locked due with the delivery order as people know it. */
export interface LockedDue extends CodDue {
  delivery: string;
  store: string;
  isPayable: boolean;
  status: string;
}

export async function findCodStore(tx: Tx, actor: Actor, code: string): Promise<number> {
  const sql = sqlOf(tx);
  const [store] = await sql<{ id: number }[]>`select id from stores where code = ${code}`;
  if (!store) throw refuse("cod/unknown-store", { store: code });
  mustReachStore(actor, store.id);
  return store.id;
}

/**
 * The dues of these delivery orders, locked, in the order asked for: first the store's, as generation locks them, then row by
 * row. Refused: `cod/no-due`, stores and DCs out of reach.
 */
export async function lockNamedDues(
  tx: Tx,
  actor: Actor,
  deliveries: readonly string[],
): Promise<LockedDue[]> {
  const sql = sqlOf(tx);
  const found = await sql<{ id: number; no: string; dcId: number; storeId: number }[]>`
    select d.id, d.delivery_no as no, d.dc_id as "dcId", d.store_id as "storeId"
    from deliveries d join cod_dues c on c.delivery_id = d.id
    where d.delivery_no in (select unnest(${texts(deliveries)}::text::text[]))`;
  const byNo = new Map(found.map((row) => [row.no, row]));
  const ids = deliveries.map((delivery) => {
    const row = byNo.get(delivery);
    if (!row) throw refuse("cod/no-due", { delivery });
    mustReachStore(actor, row.storeId);
    mustReachDc(actor, row.dcId);
    return row.id;
  });
  await lockCodDues(
    tx,
    found.map(({ storeId }) => storeId),
  );
  return lockedDues(tx, ids);
}

/** What a store still owes for, oldest approval first, of the DCs within reach; locked as above. */
export async function lockOldestDues(tx: Tx, actor: Actor, storeId: number): Promise<LockedDue[]> {
  await lockCodDues(tx, [storeId]);
  const sql = sqlOf(tx);
  const rows = await sql<{ id: number }[]>`
    select d.id from cod_dues c join deliveries d on d.id = c.delivery_id
    where c.store_id = ${storeId}::int4 and c.status = 'open' and d.approved_at is not null
      and (${actor.dcIds === null}::bool or d.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))
    order by d.approved_at, d.id limit 2000`;
  const dues = await lockedDues(
    tx,
    rows.map(({ id }) => id),
  );
  return dues.filter(({ isPayable }) => isPayable);
}

/** Read after the lock: a delivery that is being reversed has changed its due first. */
async function lockedDues(tx: Tx, ids: readonly number[]): Promise<LockedDue[]> {
  const dues = await lockDuesOf(tx, ids);
  const sql = sqlOf(tx);
  const rows = await sql<{ id: number; delivery: string; store: string; status: string }[]>`
    select d.id, d.delivery_no as delivery, s.code as store, d.status
    from deliveries d join stores s on s.id = d.store_id where d.id = any(${ints(ids)}::int8[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const [due, row] = [dues.get(id), byId.get(id)];
    invariant(due && row, `delivery ${id} has no due`);
    const { delivery, store, status } = row;
    return { ...due, delivery, store, status, isPayable: payable.has(status) };
  });
}
