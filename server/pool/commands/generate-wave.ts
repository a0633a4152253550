import { randomUUID } from "node:crypto";
import type { DbOrTx, Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { addCodDues, placeHolds } from "@/server/account";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { type CreatedDelivery, createDeliveries } from "@/server/delivery";
import { recordEvents } from "@/server/event";
import { formatFen } from "@/server/shared/fen";
import { reserveDcStock } from "@/server/stock";
import { type NewWave, openWave } from "@/server/wave";
import { type PlannedRun, planRun } from "../plan-run";
import { deliveryDayOf } from "../queries/load-run";
import { findScope, type RunScope, selectPooledOrders } from "../queries/select-run";
import { generatedView } from "../queries/wave-view";
import { runReport } from "../run-report";
import type { RunInput } from "../schema";
import { tellOwners } from "../tell-owners";
import { closeStopped } from "./close-stopped";
import { expireOrders } from "./expire-orders";
import { takeRows } from "./take-rows";

/** What a wave is made for: a template's departure, more for an earlier wave, or just so. */
export type WaveOrigin = Pick<NewWave, "supplementsId" | "templateId" | "departureMinute">;
const ownWish: WaveOrigin = { supplementsId: null, templateId: null, departureMinute: null };

/**
 * Turns the pool rows of a route and everything below it into delivery orders (R15, R24, U3, U7, U10, U16, U17, U19, U20).
 * Orders are locked first, so of two planners the second finds nothing left; then accounts, then stock. The second balance
 * check is made on what was allocated, all or nothing per store, in order of submission; a refused store keeps its pool rows
 * untouched, its orders are marked blocked and its owner is told. For the others money is held (or the COD limit used), stock reserved, rows
 * taken out of the pool, and what could not be allocated closed as DC_STOCK. One transaction: everything or nothing.
 */
export async function generateWave(
  db: DbOrTx,
  actor: Actor,
  input: RunInput,
  now: Date,
  origin: WaveOrigin = ownWish,
) {
  mustBeAbleTo(actor, "wave.generate");
  return inTransaction(db, async (tx) => {
    const scope = await findScope(tx, actor, input);
    const pooled = await closeStoppedOf(tx, actor, scope.routeId, now);
    const orders = await expireOrders(tx, actor, pooled, now);
    const planned = await planRun(tx, scope, input, orders, true, now);
    const report = runReport(planned, orders);
    const wave = await openWaveFor(tx, actor, scope, input, planned, report, origin, now);
    const created = wave ? await createDeliveries(tx, wave.id, planned.deliveries, wave.deliverOn, now) : [];
    await reserveFor(tx, created, now);
    await takeRows(tx, actor, planned, wave, now);
    await tellOwners(tx, planned, wave?.waveNo ?? randomUUID(), now);
    if (wave) await recordCreation(tx, actor, wave, created, now);
    return generatedView(report, wave, created);
  });
}

/** The orders of the route, locked, without what is stopped for safety (U15). */
async function closeStoppedOf(tx: Tx, actor: Actor, routeId: number, now: Date) {
  const orders = await selectPooledOrders(tx, actor, routeId, true);
  const closed = await closeStopped(
    tx,
    actor,
    now,
    orders.map(({ id }) => id),
  );
  return closed.length === 0 ? orders : selectPooledOrders(tx, actor, routeId, true);
}

async function openWaveFor(
  tx: Tx,
  actor: Actor,
  scope: RunScope,
  input: RunInput,
  planned: PlannedRun,
  report: unknown,
  origin: WaveOrigin,
  now: Date,
) {
  if (planned.deliveries.length === 0) return null;
  const deliverOn = deliveryDayOf(input, now);
  const orderIds = new Set(
    planned.deliveries.flatMap((delivery) => delivery.lines.map((line) => line.orderId)),
  );
  const lineCount = planned.deliveries.reduce((sum, delivery) => sum + delivery.lines.length, 0);
  const wave = await openWave(
    tx,
    actor,
    {
      ...scope,
      ...origin,
      pickType: input.pickType ?? null,
      temperature: input.temperature ?? null,
      deliverOn,
      orderCount: orderIds.size,
      lineCount,
      report,
    },
    now,
  );
  return { ...wave, deliverOn };
}

/** Holds the money of prepaid stores, uses the limit of COD stores, reserves what was allocated: accounts, then stock. */
async function reserveFor(tx: Tx, created: readonly CreatedDelivery[], now: Date): Promise<void> {
  await placeHolds(
    tx,
    created.flatMap(({ id, accountId, settlement, allocatedFen }) =>
      settlement === "prepaid" && accountId !== null
        ? [{ accountId, amountFen: allocatedFen, cause: { type: "delivery" as const, id } }]
        : [],
    ),
    now,
  );
  await addCodDues(
    tx,
    created.flatMap(({ id, storeId, settlement, allocatedFen }) =>
      settlement === "cod" ? [{ deliveryId: id, storeId, amountFen: allocatedFen }] : [],
    ),
    now,
  );
  await reserveDcStock(
    tx,
    created.flatMap((delivery) =>
      delivery.lines.map((line) => ({
        dcId: delivery.dcId,
        itemId: line.itemId,
        qtyEach: line.allocatedEach,
      })),
    ),
  );
}

async function recordCreation(
  tx: Tx,
  actor: Actor,
  wave: { id: number; waveNo: string },
  created: readonly CreatedDelivery[],
  now: Date,
): Promise<void> {
  await recordEvents(
    tx,
    actor,
    [
      {
        type: "wave.generated",
        documentType: "wave",
        documentId: wave.id,
        after: { status: "generated", deliveries: created.length },
      },
      ...created.map((delivery) => ({
        type: "delivery.created",
        documentType: "delivery",
        documentId: delivery.id,
        after: { status: "created", allocated: formatFen(delivery.allocatedFen) },
        details: { wave: wave.waveNo },
      })),
    ],
    now,
  );
}
