import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo, mustReachDc, mustReachStore } from "@/server/auth/actor";
import { refuse } from "@/server/dock/errors";
import { containerBalances, type Owed } from "@/server/dock/queries/container-balances";
import { type Handover, loadHandovers } from "@/server/dock/queries/load-handovers";

export interface DeliveryHandover {
  store: string;
  /** How the goods of this delivery order were handed over; null until they are. */
  handover: Handover | null;
  /** What the store has of the chain's containers. */
  owed: Owed;
}

/** How a delivery order was handed over, and what its store owes. Refused: `dock/unknown-handover`, out of reach. */
export async function getHandover(
  db: DbOrTx,
  actor: Actor,
  input: { delivery: string },
): Promise<DeliveryHandover> {
  mustBeAbleTo(actor, "delivery.read");
  const sql = sqlOf(db);
  const [row] = await sql<{ waveId: number; storeId: number; dcId: number; store: string; dc: string }[]>`
    select d.wave_id as "waveId", d.store_id as "storeId", d.dc_id as "dcId", s.code as store, c.code as dc
    from deliveries d join stores s on s.id = d.store_id join dcs c on c.id = d.dc_id
    where d.delivery_no = ${input.delivery}`;
  if (!row) throw refuse("dock/unknown-handover", {});
  mustReachStore(actor, row.storeId);
  mustReachDc(actor, row.dcId);
  const { store, dc } = row;
  const [handover = null] = await loadHandovers(db, row.waveId, { stores: [store], dc });
  const owed = await containerBalances(db, [row.storeId]);
  return { store, handover, owed: owed(row.storeId) };
}
