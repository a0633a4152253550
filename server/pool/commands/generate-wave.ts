import { randomUUID } from "node:crypto";
import type { DbOrTx, Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { addCodDues, type NewHold, raiseHeld, writeHolds } from "@/server/account";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { type CreatedDelivery, createDeliveries } from "@/server/delivery";
import { recordEvents } from "@/server/event";
import { notify } from "@/server/notify";
import { businessDayOf } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";
import { invariant } from "@/server/shared/invariant";
import { addUpByItem, reserveDcStock } from "@/server/stock";
import { type NewWave, openWave } from "@/server/wave";
import { type PlannedRun, planRun } from "../plan-run";
import { isStillSo } from "../queries/load-means";
import { deliveryDayOf } from "../queries/load-run";
import { findScope, type PooledOrder, type RunScope, selectPooledOrders } from "../queries/select-run";
import { generatedView, type RunView } from "../queries/wave-view";
import { runReport } from "../run-report";
import type { RunInput } from "../schema";
import { wordsToOwners } from "../tell-owners";
import { closeStopped } from "./close-stopped";
import { expireOrders } from "./expire-orders";
import { takeRows } from "./take-rows";

/** What a wave is made for: a template's departure, more for an earlier wave, or just so. */
export type WaveOrigin = Pick<NewWave, "supplementsId" | "templateId" | "departureMinute">;
/** Told which step begins and of how many pool rows, for those who wait. */
export type Telling = (step: "planning" | "writing" | "booking", rows?: number) => Promise<void>;
const ownWish: WaveOrigin = { supplementsId: null, templateId: null, departureMinute: null };

/**
 * Turns the pool rows of a route and everything below it into delivery orders (R15, R24, U3, U7, U10, U16, U17, U19, U20).
 * Orders are locked first, so of two planners the second finds nothing left; accounts and stock last, when all else is written
 * (decision 052). The second balance check is made on what was allocated, all or nothing per store, in order of submission; a
 * refused store keeps its pool rows untouched, its orders are marked blocked and its owner is told. For the others money is held
 * (or the COD limit used), stock reserved, rows taken out of the pool, and what could not be allocated closed as DC_STOCK. One
 * transaction: everything or nothing.
 */
export async function generateWave(
  db: DbOrTx,
  actor: Actor,
  input: RunInput,
  now: Date,
  origin: WaveOrigin = ownWish,
  tell?: Telling,
): Promise<RunView> {
  mustBeAbleTo(actor, "wave.generate");
  return inTransaction(db, async (tx) => {
    await tell?.("planning");
    const scope = await findScope(tx, actor, input);
    const pooled = await closeStoppedOf(tx, actor, scope.routeId, now);
    const orders = await expireOrders(tx, actor, pooled, now);
    const run = { actor, scope, input, orders, origin, now, tell };
    for (const attempt of ["late", "late"] as const) {
      const view = await written(tx, run, attempt);
      if (view) return view;
    }
    const view = await written(tx, run, "early");
    invariant(view, "what is decided under its locks cannot be outdated");
    return view;
  });
}

interface GivenRun {
  actor: Actor;
  scope: RunScope;
  input: RunInput;
  orders: PooledOrder[];
  origin: WaveOrigin;
  now: Date;
  tell: Telling | undefined;
}

/** Somebody has moved money or stock of the run since it was decided. */
class Outdated extends Error {}

/**
 * Decides the run and writes it. `early`: accounts and stock are locked before it is decided. `late`: everything else is
 * written and worked out first, then they are locked, and what was decided stands if they are to the fen and the piece as it was decided
 * on; so their owners wait for the booking alone, not for the whole run. Otherwise nothing was written: undefined.
 */
async function written(tx: Tx, run: GivenRun, locks: "early" | "late"): Promise<RunView | undefined> {
  try {
    return await tx.transaction((inner) => write(inner, run, locks));
  } catch (error) {
    if (error instanceof Outdated) return undefined;
    throw error;
  }
}

async function write(tx: Tx, run: GivenRun, locks: "early" | "late"): Promise<RunView> {
  const { actor, scope, input, orders, origin, now, tell } = run;
  const planned = await planRun(tx, scope, input, orders, locks === "early", now);
  const report = runReport(planned);
  await tell?.("writing", planned.run.rows.length);
  const wave = await openWaveFor(tx, actor, scope, input, planned, report, origin, now);
  const created = wave ? await createDeliveries(tx, wave.id, planned.deliveries, wave.deliverOn, now) : [];
  await takeRows(tx, actor, planned, wave, now);
  if (wave) await recordCreation(tx, actor, wave, created, now);
  const reserved = reservedOf(created);
  await writeHolds(tx, reserved.holds, now);
  const words = await wordsToOwners(tx, planned, wave?.waveNo ?? randomUUID(), now);
  const view = generatedView(report, wave, created);
  await tell?.("booking", planned.run.rows.length);
  const isSure =
    locks === "early" || (await isStillSo(tx, planned, businessDayOf(now), deliveryDayOf(input, now)));
  if (!isSure) throw new Outdated();
  await raiseHeld(tx, reserved.holds, now);
  await addCodDues(tx, reserved.dues, now);
  await reserveDcStock(tx, reserved.goods);
  await notify(tx, words, now);
  return view;
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

/** What is to be held of the money of prepaid stores, used of the limit of COD stores, and reserved of the goods. */
function reservedOf(created: readonly CreatedDelivery[]) {
  const holds = created.flatMap(({ id, accountId, settlement, allocatedFen }): NewHold[] =>
    settlement === "prepaid" && accountId !== null
      ? [{ accountId, amountFen: allocatedFen, cause: { type: "delivery", id } }]
      : [],
  );
  const dues = created.flatMap(({ id, storeId, settlement, allocatedFen }) =>
    settlement === "cod" ? [{ deliveryId: id, storeId, amountFen: allocatedFen }] : [],
  );
  const goods = created.flatMap(({ dcId, lines }) =>
    lines.map(({ itemId, allocatedEach }) => ({ dcId, itemId, qtyEach: allocatedEach })),
  );
  return { holds, dues, goods: addUpByItem(goods) };
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
