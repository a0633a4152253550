import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { readCrews, readZonesNow, type ZoneEnd, zoneEnds } from "@/server/wave";
import { type PlannedRun, planRun } from "../plan-run";
import { runReport, zonesOfRun } from "../run-report";
import type { RunInput } from "../schema";
import { listRecentRuns, type RecentRun } from "./list-recent-runs";
import { type PreviewStore, type SharedItem, shareByStore, storesOfRun } from "./preview-view";
import { findScope, selectPooledOrders } from "./select-run";
import { type RunView, simulatedView } from "./wave-view";

/** A simulation as the planner reads it: beside the totals what every store gets and how short items are shared. */
export interface WavePreview extends RunView {
  stores: PreviewStore[];
  sharedItems: SharedItem[];
  /** Trips that it fills: what one DC sends to the stops of one route. */
  trucks: number;
  /** When each zone would be done if it were generated and released now. */
  zones: ZoneEnd[];
  /** Runs over stores of this route in the last day: who was faster, and what they took (U19). */
  recentRuns: RecentRun[];
}

/**
 * What generating this route now would do, decided exactly as generation decides it, told store by store; nothing is
 * written or locked (2.4).
 */
export async function previewWave(
  db: DbOrTx,
  actor: Actor,
  input: RunInput,
  now: Date,
): Promise<WavePreview> {
  mustBeAbleTo(actor, "wave.simulate");
  return inTransaction(db, async (tx) => {
    const scope = await findScope(tx, actor, input);
    const orders = await selectPooledOrders(tx, actor, scope.routeId, false);
    const planned = await planRun(tx, scope, input, orders, false, now);
    const names = await readNames(tx, planned);
    return {
      ...simulatedView(planned, runReport(planned)),
      stores: storesOfRun(planned, names.stores),
      sharedItems: shareByStore(planned, names.stores, names.items),
      trucks: trucksOf(planned),
      zones: zoneEnds(
        zonesOfRun(planned),
        await readZonesNow(tx, actor),
        await readCrews(tx, actor, now),
        now,
      ),
      recentRuns: await listRecentRuns(tx, scope.routeId, now),
    };
  });
}

function trucksOf({ orders, deliveries }: PlannedRun): number {
  const routeOf = new Map(orders.map(({ storeId, routeCode }) => [storeId, routeCode]));
  return new Set(deliveries.map(({ storeId, dcId }) => `${routeOf.get(storeId)} ${dcId}`)).size;
}

async function readNames(tx: Tx, { orders, allocation }: PlannedRun) {
  const sql = sqlOf(tx);
  const stores = await sql<{ id: number; name: string }[]>`
    select id, name from stores where id = any(${ints(orders.map(({ storeId }) => storeId))}::int4[])`;
  const items = await sql<{ id: number; name: string; unit: string }[]>`
    select id, name, unit from items
    where id = any(${ints(allocation.shortages.map(({ itemId }) => itemId))}::int4[])`;
  return {
    stores: new Map(stores.map(({ id, name }) => [id, name])),
    items: new Map(items.map(({ id, ...item }) => [id, item])),
  };
}
