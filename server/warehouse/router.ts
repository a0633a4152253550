import { command, procedure, router } from "@/server/trpc/init";
import { adjustStock } from "@/server/warehouse/commands/adjust-stock";
import { claimMoves } from "@/server/warehouse/commands/claim-moves";
import { clearCrossDock } from "@/server/warehouse/commands/clear-cross-dock";
import { closePurchase } from "@/server/warehouse/commands/close-purchase";
import { createPurchase } from "@/server/warehouse/commands/create-purchase";
import { decideAdjustment } from "@/server/warehouse/commands/decide-adjustment";
import { decideCount } from "@/server/warehouse/commands/decide-count";
import { decideReversal } from "@/server/warehouse/commands/decide-reversal";
import { dropMove } from "@/server/warehouse/commands/drop-move";
import { fillFaces } from "@/server/warehouse/commands/fill-faces";
import { moveGoods } from "@/server/warehouse/commands/move-goods";
import { openCounts } from "@/server/warehouse/commands/open-counts";
import { orderWaiting } from "@/server/warehouse/commands/order-waiting";
import { receiveGoods } from "@/server/warehouse/commands/receive-goods";
import { recordCount } from "@/server/warehouse/commands/record-count";
import { reverseReceipt } from "@/server/warehouse/commands/reverse-receipt";
import { setFace } from "@/server/warehouse/commands/set-face";
import { setPlace } from "@/server/warehouse/commands/set-place";
import { setSettings } from "@/server/warehouse/commands/set-settings";
import { atPlace } from "@/server/warehouse/queries/at-place";
import { findStockItem } from "@/server/warehouse/queries/find-stock-item";
import { getPurchase } from "@/server/warehouse/queries/get-purchase";
import { getReceipt } from "@/server/warehouse/queries/get-receipt";
import { getSettings } from "@/server/warehouse/queries/get-settings";
import { heldMoves } from "@/server/warehouse/queries/held-moves";
import { listAdjustments } from "@/server/warehouse/queries/list-adjustments";
import { listCounts } from "@/server/warehouse/queries/list-counts";
import { listCrossDock } from "@/server/warehouse/queries/list-cross-dock";
import { listExpiring } from "@/server/warehouse/queries/list-expiring";
import { listMoveTasks } from "@/server/warehouse/queries/list-move-tasks";
import { listPlaces } from "@/server/warehouse/queries/list-places";
import { listPurchases } from "@/server/warehouse/queries/list-purchases";
import { listReceipts } from "@/server/warehouse/queries/list-receipts";
import { listWaitingGoods } from "@/server/warehouse/queries/list-waiting-goods";
import {
  adjustmentInput,
  atPlaceInput,
  closePurchaseInput,
  dcInput,
  decideAdjustmentInput,
  decideCountInput,
  decideReversalInput,
  dropMoveInput,
  faceInput,
  findItemInput,
  getPurchaseInput,
  getReceiptInput,
  listAdjustmentsInput,
  listCountsInput,
  listExpiringInput,
  listMoveTasksInput,
  listPlacesInput,
  listPurchasesInput,
  listReceiptsInput,
  moveInput,
  openCountsInput,
  placeInput,
  purchaseInput,
  receiptInput,
  recordCountInput,
  reverseReceiptInput,
  settingsInput,
} from "@/server/warehouse/schema";
import { clearCrossDockInput, orderWaitingInput, waitingGoodsInput } from "@/server/warehouse/waiting-schema";

/** What is ordered from suppliers, and what they brought. */
const inbound = {
  purchases: procedure("purchase.read")
    .input(listPurchasesInput)
    .query(({ ctx, input }) => listPurchases(ctx.db, ctx.actor, input)),
  purchase: procedure("purchase.read")
    .input(getPurchaseInput)
    .query(({ ctx, input }) => getPurchase(ctx.db, ctx.actor, input)),
  createPurchase: command("purchase.change", purchaseInput, ({ db, actor, input, now }) =>
    createPurchase(db, actor, input, now),
  ),
  waitingGoods: procedure("purchase.read")
    .input(waitingGoodsInput)
    .query(({ ctx, input }) => listWaitingGoods(ctx.db, ctx.actor, input, ctx.now())),
  orderWaiting: command("purchase.change", orderWaitingInput, ({ db, actor, input, now }) =>
    orderWaiting(db, actor, input, now),
  ),
  closePurchase: command("purchase.change", closePurchaseInput, ({ db, actor, input, now }) =>
    closePurchase(db, actor, input, now),
  ),
  receipts: procedure("purchase.read")
    .input(listReceiptsInput)
    .query(({ ctx, input }) => listReceipts(ctx.db, ctx.actor, input)),
  receipt: procedure("purchase.read")
    .input(getReceiptInput)
    .query(({ ctx, input }) => getReceipt(ctx.db, ctx.actor, input)),
  receive: command("receipt.post", receiptInput, ({ db, actor, input, now }) =>
    receiveGoods(db, actor, input, now),
  ),
  reverseReceipt: command("stock.adjust", reverseReceiptInput, ({ db, actor, input, now }) =>
    reverseReceipt(db, actor, input, now),
  ),
  decideReversal: command("stock.adjust", decideReversalInput, ({ db, actor, input, now }) =>
    decideReversal(db, actor, input, now),
  ),
};

/** What is more or fewer than the book says. */
const adjustments = {
  adjustments: procedure("stock.adjust")
    .input(listAdjustmentsInput)
    .query(({ ctx, input }) => listAdjustments(ctx.db, ctx.actor, input)),
  adjust: command("stock.adjust", adjustmentInput, ({ db, actor, input, now }) =>
    adjustStock(db, actor, input, now),
  ),
  decideAdjustment: command("stock.adjust", decideAdjustmentInput, ({ db, actor, input, now }) =>
    decideAdjustment(db, actor, input, now),
  ),
};

/** Places that are counted while goods move. */
const counts = {
  counts: procedure("count.work")
    .input(listCountsInput)
    .query(({ ctx, input }) => listCounts(ctx.db, ctx.actor, input)),
  openCounts: command("count.decide", openCountsInput, ({ db, actor, input, now }) =>
    openCounts(db, actor, input, now),
  ),
  recordCount: command("count.work", recordCountInput, ({ db, actor, input, now }) =>
    recordCount(db, actor, input, now),
  ),
  decideCount: command("count.decide", decideCountInput, ({ db, actor, input, now }) =>
    decideCount(db, actor, input, now),
  ),
};

/** Where goods lie, and what is carried from one place to another. */
const places = {
  places: procedure("stock.read.dc")
    .input(listPlacesInput)
    .query(({ ctx, input }) => listPlaces(ctx.db, ctx.actor, input)),
  atPlace: procedure("stock.read.dc")
    .input(atPlaceInput)
    .query(({ ctx, input }) => atPlace(ctx.db, ctx.actor, input)),
  setPlace: command("warehouse.configure", placeInput, ({ db, actor, input, now }) =>
    setPlace(db, actor, input, now),
  ),
  setFace: command("warehouse.configure", faceInput, ({ db, actor, input, now }) =>
    setFace(db, actor, input, now),
  ),
  moveTasks: procedure("goods.move")
    .input(listMoveTasksInput)
    .query(({ ctx, input }) => listMoveTasks(ctx.db, ctx.actor, input)),
  heldMoves: procedure("goods.move")
    .input(dcInput)
    .query(({ ctx, input }) => heldMoves(ctx.db, ctx.actor, input)),
  claimMoves: command("goods.move", dcInput, ({ db, actor, input, now }) =>
    claimMoves(db, actor, input, now),
  ),
  move: command("goods.move", moveInput, ({ db, actor, input, now }) => moveGoods(db, actor, input, now)),
  dropMove: command("goods.move", dropMoveInput, ({ db, actor, input, now }) =>
    dropMove(db, actor, input, now),
  ),
  fillFaces: command("goods.move", dcInput, ({ db, actor, input, now }) => fillFaces(db, actor, input, now)),
  crossDock: procedure("goods.move")
    .input(dcInput)
    .query(({ ctx, input }) => listCrossDock(ctx.db, ctx.actor, input)),
  clearCrossDock: command("goods.move", clearCrossDockInput, ({ db, actor, input, now }) =>
    clearCrossDock(db, actor, input, now),
  ),
};

export const warehouseRouter = router({
  ...places,
  ...counts,
  ...inbound,
  ...adjustments,
  findItem: procedure("stock.read.dc")
    .input(findItemInput)
    .query(({ ctx, input }) => findStockItem(ctx.db, ctx.actor, input)),
  expiring: procedure("stock.read.dc")
    .input(listExpiringInput)
    .query(({ ctx, input }) => listExpiring(ctx.db, ctx.actor, input, ctx.now())),
  settings: procedure("stock.read.dc")
    .input(dcInput)
    .query(({ ctx, input }) => getSettings(ctx.db, ctx.actor, input)),
  setSettings: command("warehouse.configure", settingsInput, ({ db, actor, input, now }) =>
    setSettings(db, actor, input, now),
  ),
});
