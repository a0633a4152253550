import {
  cancelOrder,
  getOrder,
  type KeepAnswer,
  listOrders,
  quoteOrder,
  submitOrder,
  withdrawOrder,
} from "@/server/order";
import { endOrderInput, listOrdersInput, quoteInput, submitOrderInput } from "@/server/order/schema";
import { type Answer, type Endpoint, get, post, postInOwnTransaction } from "@/server/rest/endpoint";
import { answerInsert } from "@/server/rest/idempotency";

export const orderEndpoints: readonly Endpoint[] = [
  post("/quotes", {
    ability: "order.quote",
    summary: "What an order placed now would be; changes nothing",
    input: quoteInput,
    handle: async ({ db, actor, input, now, locale }) => ({
      status: 200,
      body: await quoteOrder(db, actor, input, now, locale),
    }),
  }),
  postInOwnTransaction("/orders", {
    ability: "order.submit",
    summary: "Submits an order into the delivery pool",
    input: submitOrderInput,
    handle: async ({ db, actor, input, now, locale, idempotency }) => {
      let answer: Answer | undefined;
      const keep: KeepAnswer = (sql, submitted, onlyIf) => {
        answer = {
          status: 201,
          body: submitted,
          location: `/api/v1/orders/${encodeURIComponent(submitted.order)}`,
        };
        return answerInsert(sql, idempotency, answer, onlyIf);
      };
      const body = await submitOrder(db, actor, input, now, keep, locale);
      return answer ?? { status: 201, body };
    },
  }),
  get("/orders", {
    ability: "order.read",
    summary: "Orders, newest first",
    query: listOrdersInput,
    handle: async ({ db, actor, query }) => ({ status: 200, body: await listOrders(db, actor, query) }),
  }),
  get("/orders/:no", {
    ability: "order.read",
    summary: "An order and what became of each line",
    handle: async ({ db, actor, params }) => {
      const order = await getOrder(db, actor, params.no);
      // Reason codes are capitals in the interface: DC_STOCK, PICK_SHORT (2.2).
      const lines = order.lines.map((line) => ({ ...line, reason: line.reason?.toUpperCase() ?? null }));
      return { status: 200, body: { ...order, lines } };
    },
  }),
  post("/orders/:no/withdraw", {
    ability: "order.withdraw",
    summary: "Takes an order back before a run has taken it",
    input: endOrderInput,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await withdrawOrder(db, actor, params.no, input.reason ?? "", now),
    }),
  }),
  post("/orders/:no/cancel", {
    ability: "order.withdraw",
    summary: "Cancels an order for good before a run has taken it",
    input: endOrderInput,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await cancelOrder(db, actor, params.no, input.reason ?? "", now),
    }),
  }),
];
