import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { getTerms, type Terms } from "@/server/catalog";
import type { PlannedDelivery } from "@/server/delivery";
import { type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import { countTags } from "@/server/tag";
import { type DcFloor, loadFloors } from "@/server/wave";
import { refuse } from "./errors";
import { deliveryDayOf, type LoadedRun, loadRun } from "./queries/load-run";
import type { PooledOrder, RunScope } from "./queries/select-run";
import { type Allocation, allocate } from "./rules";
import type { RunInput } from "./schema";

/** A run decided: what it would create, for whom, and what it was decided on. */
export interface PlannedRun extends LoadedRun {
  orders: PooledOrder[];
  terms: Terms;
  allocation: Allocation;
  deliveries: PlannedDelivery[];
  /** Where the goods lie at the DCs of the run. */
  floors: ReadonlyMap<number, DcFloor>;
  /** Price tags that wait for its stores. */
  tags: { stores: number; count: number };
}

/** The terms of a business day as the database has them now. */
export async function termsOf(db: DbOrTx, day: BusinessDay): Promise<Terms> {
  const [row] = await sqlOf(db)<{ version: number }[]>`select version from catalog_version`;
  return getTerms(db, day, row?.version ?? 0);
}

/**
 * Decides a run over these orders: loads its world, shares stock, checks who can pay (second balance check, R15), splits by
 * store, DC and pick type. Simulation and generation both come through here; only generation holds locks. Refuses a
 * delivery day that is over (`pool/delivery-day-over`).
 */
export async function planRun(
  tx: Tx,
  scope: RunScope,
  input: RunInput,
  orders: PooledOrder[],
  lock: boolean,
  now: Date,
): Promise<PlannedRun> {
  const today = businessDayOf(now);
  const { deliveryDate: day } = input;
  if (day !== undefined && day < today) throw refuse("pool/delivery-day-over", { day, today });
  const terms = await termsOf(tx, today);
  const loaded = await loadRun(tx, scope, input, orders, terms, lock, now);
  const taken = new Set(loaded.run.rows.map((row) => row.orderId));
  const run = { ...loaded.run, orders: loaded.run.orders.filter((order) => taken.has(order.orderId)) };
  const allocation = allocate(run);
  const floors = await loadFloors(
    tx,
    allocation.parts.map(({ dcId }) => dcId),
  );
  const deliveries = splitIntoDeliveries(allocation, orders, terms);
  const stores = deliveries.map(({ storeId }) => storeId);
  const tags = await countTags(tx, stores, deliveryDayOf(input, now));
  return { ...loaded, run, floors, orders, terms, allocation, deliveries, tags };
}

/**
 * One delivery per store, DC and pick type, ordered as the truck drives: route, stop, store. A store whose orders are paid
 * from two accounts, because it moved in between, gets one for each: a delivery is charged to one (R07 example 3, U23).
 */
function splitIntoDeliveries(
  allocation: Allocation,
  orders: readonly PooledOrder[],
  terms: Terms,
): PlannedDelivery[] {
  const orderById = new Map(orders.map((order) => [order.id, order]));
  const deliveries = new Map<string, PlannedDelivery & { routeCode: string; stopSequence: number }>();
  for (const part of allocation.parts) {
    const order = orderById.get(part.orderId);
    if (part.allocatedEach === 0 || !order) continue;
    const key = `${part.storeId}:${part.dcId}:${part.pickType}:${part.payer}`;
    let delivery = deliveries.get(key);
    if (!delivery) {
      delivery = {
        storeId: part.storeId,
        storeCode: order.storeCode,
        dcId: part.dcId,
        dcCode: terms.dcCodes.get(part.dcId) ?? "",
        pickType: part.pickType,
        accountId: order.accountId,
        settlement: order.settlement,
        lines: [],
        routeCode: order.routeCode,
        stopSequence: order.stopSequence,
      };
      deliveries.set(key, delivery);
    }
    delivery.lines.push(part);
  }
  return [...deliveries.values()].sort(
    (a, b) =>
      compare(a.routeCode, b.routeCode) ||
      a.stopSequence - b.stopSequence ||
      compare(a.storeCode, b.storeCode) ||
      compare(a.dcCode, b.dcCode) ||
      compare(a.pickType, b.pickType),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
