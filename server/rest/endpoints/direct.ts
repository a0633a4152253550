import { closeDirectOrder, orderDirect } from "@/server/direct/commands/order-direct";
import { receiveDirect } from "@/server/direct/commands/receive-direct";
import { reverseDirect } from "@/server/direct/commands/reverse-direct";
import { getDirectOrder } from "@/server/direct/queries/get-order";
import { getDirectReceipt } from "@/server/direct/queries/get-receipt";
import { listDirectOrders } from "@/server/direct/queries/list-orders";
import { listDirectReceipts } from "@/server/direct/queries/list-receipts";
import {
  closeDirectOrderBody,
  listDirectOrdersInput,
  listDirectReceiptsInput,
  orderDirectBody,
  receiveDirectBody,
  reverseDirectBody,
} from "@/server/direct/schema";
import { type Endpoint, get, post } from "@/server/rest/endpoint";
import { formatCost } from "@/server/shared/cost";
import { formatFen } from "@/server/shared/fen";

const ordersQuery = listDirectOrdersInput.omit({ store: true });
const receiptsQuery = listDirectReceiptsInput.omit({ store: true });

/** Orders with suppliers that deliver to the doors of stores, and what they brought (直送). */
export const directEndpoints: readonly Endpoint[] = [
  post("/stores/:store/direct-orders", {
    ability: "direct.order",
    summary: "Orders from a supplier that delivers to the store. Nothing moves.",
    input: orderDirectBody,
    handle: async ({ db, actor, now, params, input }) => {
      const body = await orderDirect(db, actor, { ...input, ...params }, now);
      return { status: 201, body, location: `/api/v1/direct-orders/${encodeURIComponent(body.order)}` };
    },
  }),
  get("/stores/:store/direct-orders", {
    ability: "stock.read.store",
    summary: "What a store has ordered from suppliers, newest first.",
    query: ordersQuery,
    handle: async ({ db, actor, params, query }) => ({
      status: 200,
      body: await listDirectOrders(db, actor, { ...query, ...params }),
    }),
  }),
  get("/direct-orders/:order", {
    ability: "stock.read.store",
    summary: "One order with a supplier: what was ordered, what has come.",
    handle: async ({ db, actor, params }) => {
      const { lines, mayClose: _, ...head } = await getDirectOrder(db, actor, params);
      const shown = lines.map(({ item, name, qtyEach, receivedEach, costMicro }) => {
        return { item, name, qty: qtyEach, received: receivedEach, unitCost: formatCost(costMicro) };
      });
      return { status: 200, body: { ...head, lines: shown } };
    },
  }),
  post("/direct-orders/:order/close", {
    ability: "direct.order",
    summary: "Says that nothing more is expected of an order.",
    input: closeDirectOrderBody,
    handle: async ({ db, actor, now, params, input }) => ({
      status: 200,
      body: await closeDirectOrder(db, actor, { ...input, ...params }, now),
    }),
  }),
  post("/stores/:store/direct-receipts", {
    ability: "direct.receive",
    summary:
      "Takes in what a supplier brought to the store, for an order or free: in its stock at once, at what it cost.",
    input: receiveDirectBody,
    handle: async ({ db, actor, now, params, input }) => {
      const { amountFen, ...rest } = await receiveDirect(db, actor, { ...input, ...params }, now);
      const location = `/api/v1/direct-receipts/${encodeURIComponent(rest.receipt)}`;
      return { status: 201, body: { ...rest, amount: formatFen(amountFen) }, location };
    },
  }),
  get("/stores/:store/direct-receipts", {
    ability: "stock.read.store",
    summary: "What suppliers brought to a store, newest first.",
    query: receiptsQuery,
    handle: async ({ db, actor, params, query }) => {
      const { rows, nextCursor } = await listDirectReceipts(db, actor, { ...query, ...params });
      const shown = rows.map(({ amountFen, ...row }) => ({ ...row, amount: formatFen(amountFen) }));
      return { status: 200, body: { rows: shown, nextCursor } };
    },
  }),
  get("/direct-receipts/:receipt", {
    ability: "stock.read.store",
    summary: "One receipt of a supplier's goods with what they cost.",
    handle: async ({ db, actor, params }) => {
      const { lines, amountFen, mayReverse: _, ...head } = await getDirectReceipt(db, actor, params);
      const shown = lines.map((line) => {
        const { item, name, qtyEach: qty, costMicro } = line;
        return { item, name, qty, unitCost: formatCost(costMicro), amount: formatFen(line.amountFen) };
      });
      return { status: 200, body: { ...head, amount: formatFen(amountFen), lines: shown } };
    },
  }),
  post("/direct-receipts/:receipt/reverse", {
    ability: "direct.reverse",
    summary: "Takes a receipt back as a whole; its goods must still be there.",
    input: reverseDirectBody,
    handle: async ({ db, actor, now, params, input }) => ({
      status: 200,
      body: await reverseDirect(db, actor, { ...input, ...params }, now),
    }),
  }),
];
