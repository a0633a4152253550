export {
  type AtDock,
  atCrossDock,
  type DockPick,
  lyingAtCrossDock,
  unreleasedOf,
} from "@/server/stock/book/cross-dock";
export { deliveryKey, dropDeliveryLots, type LotWant } from "@/server/stock/book/delivery-lots";
export { type DcIssue, issueFromDc } from "@/server/stock/book/issue-from-dc";
export {
  issueFromStores,
  lockCounted,
  lockStoreStock,
  type StoreIssue,
} from "@/server/stock/book/issue-from-stores";
export {
  type DcItem,
  type DcStockFigures,
  lockDcStock,
  lockForReceipt,
} from "@/server/stock/book/lock-dc-stock";
export { type LotMove, moveLots } from "@/server/stock/book/move-lots";
export { type StockEntryReason, type StockKey, stockKey } from "@/server/stock/book/movement";
export { planPicking } from "@/server/stock/book/plan-picking";
export { type DcReceipt, receiveIntoDc } from "@/server/stock/book/receive-into-dc";
export { receiveIntoStores, type StoreReceipt } from "@/server/stock/book/receive-into-stores";
export { type MissingGoods, requestCounts } from "@/server/stock/book/request-counts";
export { requestMoves } from "@/server/stock/book/request-moves";
export {
  addUpByItem,
  type DcQuantity,
  reserveDcStock,
  unreserveDcStock,
} from "@/server/stock/book/reserve-dc-stock";
export { returnToDc } from "@/server/stock/book/return-to-dc";
export { type CountedItem, settleStoreCounts } from "@/server/stock/book/settle-store-counts";
export { takeBackFromStore } from "@/server/stock/book/take-back-from-store";
export { type ReceivedGoods, takeBackReceipt } from "@/server/stock/book/take-back-receipt";
export { fitAtDock, freeAtDock, type Heap, leftAtDock } from "@/server/stock/dock-rules";
export { type ExpiryDate, fitFrom, type Lot, type LotWish, undated } from "@/server/stock/lot-rules";
export { facePart } from "@/server/stock/move-rules";
export { dcStockOf } from "./queries/dc-stock-of";
export { seesDcCost } from "./queries/sees-dc-cost";
