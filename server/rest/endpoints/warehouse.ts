import { get, post } from "@/server/rest/endpoint";
import { adjustStock } from "@/server/warehouse/commands/adjust-stock";
import { closePurchase } from "@/server/warehouse/commands/close-purchase";
import { createPurchase } from "@/server/warehouse/commands/create-purchase";
import { decideAdjustment } from "@/server/warehouse/commands/decide-adjustment";
import { decideCount } from "@/server/warehouse/commands/decide-count";
import { decideReversal } from "@/server/warehouse/commands/decide-reversal";
import { openCounts } from "@/server/warehouse/commands/open-counts";
import { orderWaiting } from "@/server/warehouse/commands/order-waiting";
import { receiveGoods } from "@/server/warehouse/commands/receive-goods";
import { recordCount } from "@/server/warehouse/commands/record-count";
import { reverseReceipt } from "@/server/warehouse/commands/reverse-receipt";
import { getPurchase } from "@/server/warehouse/queries/get-purchase";
import { getReceipt } from "@/server/warehouse/queries/get-receipt";
import { listAdjustments } from "@/server/warehouse/queries/list-adjustments";
import { listCounts } from "@/server/warehouse/queries/list-counts";
import { listExpiring } from "@/server/warehouse/queries/list-expiring";
import { listPurchases } from "@/server/warehouse/queries/list-purchases";
import { listReceipts } from "@/server/warehouse/queries/list-receipts";
import { listWaitingGoods } from "@/server/warehouse/queries/list-waiting-goods";
import {
  adjustmentBody,
  closePurchaseBody,
  decideAdjustmentBody,
  decideCountBody,
  decideCountInput,
  decideReversalBody,
  listAdjustmentsQuery,
  listCountsQuery,
  listExpiringQuery,
  listPurchasesQuery,
  listReceiptsQuery,
  openCountsBody,
  purchaseBody,
  receiptBody,
  recordCountBody,
  recordCountInput,
  reverseReceiptBody,
} from "@/server/warehouse/schema";
import { orderWaitingBody, waitingGoodsQuery } from "@/server/warehouse/waiting-schema";

/** What DCs order from suppliers, and what comes in. */
export const warehouseEndpoints = [
  get("/dcs/:dc/purchases", {
    ability: "purchase.read",
    summary: "A DC's purchase orders, newest first",
    query: listPurchasesQuery,
    handle: async ({ db, actor, params, query }) => ({
      status: 200,
      body: await listPurchases(db, actor, { ...query, dc: params.dc }),
    }),
  }),
  post("/dcs/:dc/purchases", {
    ability: "purchase.change",
    summary: "Write down what is ordered from a supplier; nothing moves",
    input: purchaseBody,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 201,
      body: await createPurchase(db, actor, { ...input, dc: params.dc }, now),
    }),
  }),
  get("/dcs/:dc/waiting", {
    ability: "purchase.read",
    summary:
      "What waits in the pool for a DC, item by item: what it has, has ordered and lacks; routes=R1,R2 for their stores",
    query: waitingGoodsQuery,
    handle: async ({ db, actor, params, query, now }) => ({
      status: 200,
      body: await listWaitingGoods(db, actor, { ...query, dc: params.dc }, now),
    }),
  }),
  post("/dcs/:dc/purchases/waiting", {
    ability: "purchase.change",
    summary:
      "Order from a supplier what waits in the pool and the DC lacks, for cross-docking unless told otherwise",
    input: orderWaitingBody,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 201,
      body: await orderWaiting(db, actor, { ...input, dc: params.dc }, now),
    }),
  }),
  get("/dcs/:dc/purchases/:purchase", {
    ability: "purchase.read",
    summary: "A purchase order with what came of each line",
    handle: async ({ db, actor, params }) => ({ status: 200, body: await getPurchase(db, actor, params) }),
  }),
  post("/dcs/:dc/purchases/:purchase/close", {
    ability: "purchase.change",
    summary: "Say that nothing more is expected of a purchase order",
    input: closePurchaseBody,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await closePurchase(db, actor, { ...input, ...params }, now),
    }),
  }),
  get("/dcs/:dc/receipts", {
    ability: "purchase.read",
    summary: "What suppliers brought to a DC, newest first",
    query: listReceiptsQuery,
    handle: async ({ db, actor, params, query }) => ({
      status: 200,
      body: await listReceipts(db, actor, { ...query, dc: params.dc }),
    }),
  }),
  post("/dcs/:dc/receipts", {
    ability: "receipt.post",
    summary: "Take goods into DC stock at their moving average: for a purchase order, or blind",
    input: receiptBody,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 201,
      body: await receiveGoods(db, actor, { ...input, dc: params.dc }, now),
    }),
  }),
  get("/dcs/:dc/receipts/:receipt", {
    ability: "purchase.read",
    summary: "A receipt with its lines",
    handle: async ({ db, actor, params }) => ({ status: 200, body: await getReceipt(db, actor, params) }),
  }),
  post("/dcs/:dc/receipts/:receipt/reverse", {
    ability: "stock.adjust",
    summary: "Take a receipt back as a whole; above the DC's limit a second person posts it",
    input: reverseReceiptBody,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await reverseReceipt(db, actor, { ...input, ...params }, now),
    }),
  }),
  post("/dcs/:dc/receipts/:receipt/reverse/decide", {
    ability: "stock.adjust",
    summary: "Approve or reject the reversal of a receipt that waits for a second person",
    input: decideReversalBody,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await decideReversal(db, actor, { ...input, ...params }, now),
    }),
  }),
  get("/dcs/:dc/expiring", {
    ability: "stock.read.dc",
    summary: "Goods of a DC by expiry date, what expires first first",
    query: listExpiringQuery,
    handle: async ({ db, actor, params, query, now }) => ({
      status: 200,
      body: await listExpiring(db, actor, { ...query, dc: params.dc }, now),
    }),
  }),
  get("/dcs/:dc/adjustments", {
    ability: "stock.adjust",
    summary: "Adjustments of a DC's stock, newest first",
    query: listAdjustmentsQuery,
    handle: async ({ db, actor, params, query }) => ({
      status: 200,
      body: await listAdjustments(db, actor, { ...query, dc: params.dc }),
    }),
  }),
  post("/dcs/:dc/adjustments", {
    ability: "stock.adjust",
    summary:
      "Say that a DC has more or fewer of an item than its book; above its limit a second person posts it",
    input: adjustmentBody,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 201,
      body: await adjustStock(db, actor, { ...input, dc: params.dc }, now),
    }),
  }),
  post("/dcs/:dc/adjustments/:adjustment/decide", {
    ability: "stock.adjust",
    summary: "Approve or reject an adjustment that waits for a second person",
    input: decideAdjustmentBody,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await decideAdjustment(db, actor, { ...input, ...params }, now),
    }),
  }),
  get("/dcs/:dc/counts", {
    ability: "count.work",
    summary: "Places of a DC that are to be counted, or the counts of one state",
    query: listCountsQuery,
    handle: async ({ db, actor, params, query }) => ({
      status: 200,
      body: await listCounts(db, actor, { ...query, dc: params.dc }),
    }),
  }),
  post("/dcs/:dc/counts", {
    ability: "count.decide",
    summary: "Ask for counts of items, or of those at the greatest risk",
    input: openCountsBody,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 201,
      body: await openCounts(db, actor, { ...input, dc: params.dc }, now),
    }),
  }),
  post("/dcs/:dc/counts/:count/record", {
    ability: "count.work",
    summary: "Take down what lies at a place, counted blind while goods move",
    input: recordCountBody,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await recordCount(db, actor, recordCountInput.parse({ ...input, ...params }), now),
    }),
  }),
  post("/dcs/:dc/counts/:count/decide", {
    ability: "count.decide",
    summary: "Post what a count found, have it counted again, or call it off",
    input: decideCountBody,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await decideCount(db, actor, decideCountInput.parse({ ...input, ...params }), now),
    }),
  }),
];
