import { type Endpoint, get, post } from "@/server/rest/endpoint";
import { collectReturn } from "@/server/returns/commands/collect-return";
import { cancelReturn, decideReturn } from "@/server/returns/commands/end-return";
import { receiveReturn } from "@/server/returns/commands/receive-return";
import { submitReturn } from "@/server/returns/commands/submit-return";
import { getQuota } from "@/server/returns/queries/get-quota";
import { getReturn, type ReturnView } from "@/server/returns/queries/get-return";
import { listReturns } from "@/server/returns/queries/list-returns";
import {
  cancelBody,
  decideReturnBody,
  listReturnsInput,
  receiveReturnBody,
  submitReturnInput,
} from "@/server/returns/schema";
import { formatFen } from "@/server/shared/fen";

const fenOrNull = (fen: number | null) => (fen === null ? null : formatFen(fen));

const bodyOf = ({
  lines,
  clawbacks,
  valueFen,
  acceptedFen,
  clawbackFen,
  creditFen,
  ...head
}: ReturnView) => ({
  ...head,
  value: formatFen(valueFen),
  accepted: fenOrNull(acceptedFen),
  clawback: fenOrNull(clawbackFen),
  credit: fenOrNull(creditFen),
  lines: lines.map((line) => ({
    line: line.line,
    item: line.item,
    name: line.name,
    dc: line.dc,
    qty: line.qtyEach,
    value: formatFen(line.valueFen),
    acceptedQty: line.refusedEach === null ? null : line.qtyEach - line.refusedEach,
    damagedQty: line.damagedEach,
    refusedQty: line.refusedEach,
    credit: fenOrNull(line.acceptedFen),
    deliveries: line.draws.map((draw) => ({
      delivery: draw.delivery,
      qty: draw.qtyEach,
      value: formatFen(draw.valueFen),
      acceptedQty: draw.acceptedEach,
    })),
  })),
  clawbacks: clawbacks.map(({ qtyEach, amountFen, ...gift }) => ({
    ...gift,
    qty: qtyEach,
    amount: formatFen(amountFen),
  })),
});

/** Returns of stores and their quota (R21, 2.7). */
export const returnEndpoints: readonly Endpoint[] = [
  post("/returns", {
    ability: "return.submit",
    summary:
      "A store asks to return goods: approved at once within plan and quota, else refused with each reason.",
    input: submitReturnInput,
    handle: async ({ db, actor, now, input }) => {
      const body = bodyOf(await submitReturn(db, actor, input, now));
      return { status: 201, body, location: `/api/v1/returns/${encodeURIComponent(body.return)}` };
    },
  }),
  get("/returns", {
    ability: "return.read",
    summary: "Returns, newest first.",
    query: listReturnsInput,
    handle: async ({ db, actor, query }) => {
      const { rows, nextCursor } = await listReturns(db, actor, query);
      const shown = rows.map(({ valueFen, creditFen, ...row }) => ({
        ...row,
        value: formatFen(valueFen),
        credit: fenOrNull(creditFen),
      }));
      return { status: 200, body: { rows: shown, nextCursor } };
    },
  }),
  get("/returns/:return", {
    ability: "return.read",
    summary: "One return with the deliveries that it is credited from.",
    handle: async ({ db, actor, params }) => ({
      status: 200,
      body: bodyOf(await getReturn(db, actor, params)),
    }),
  }),
  post("/returns/:return/cancel", {
    ability: "return.cancel",
    summary: "Takes a return back that no truck has yet.",
    input: cancelBody,
    handle: async ({ db, actor, now, params, input }) => ({
      status: 200,
      body: bodyOf(await cancelReturn(db, actor, { ...input, ...params }, now)),
    }),
  }),
  post("/returns/:return/decide", {
    ability: "return.decide",
    summary: "Headquarters let a return through as an exception, or reject it.",
    input: decideReturnBody,
    handle: async ({ db, actor, now, params, input }) => ({
      status: 200,
      body: bodyOf(await decideReturn(db, actor, { ...input, ...params }, now)),
    }),
  }),
  post("/returns/:return/collect", {
    ability: "return.collect",
    summary: "The driver takes the goods along: they leave the store's stock.",
    handle: async ({ db, actor, now, params }) => ({
      status: 200,
      body: bodyOf(await collectReturn(db, actor, params, now)),
    }),
  }),
  post("/returns/:return/receive", {
    ability: "return.receive",
    summary: "Inspects a return and settles it; one that nobody has collected is collected as well.",
    input: receiveReturnBody,
    handle: async ({ db, actor, now, params, input }) => ({
      status: 200,
      body: bodyOf(await receiveReturn(db, actor, { ...input, ...params }, now)),
    }),
  }),
  get("/stores/:store/return-quota", {
    ability: "return.read",
    summary: "How much a store may still return: earned, used, reserved, left.",
    handle: async ({ db, actor, now, params }) => {
      const {
        earnedFen,
        usedFen,
        reservedFen,
        leftFen,
        limits,
        isControlled: _,
        ...head
      } = await getQuota(db, actor, params, now);
      const body = {
        ...head,
        earned: formatFen(earnedFen),
        used: formatFen(usedFen),
        reserved: formatFen(reservedFen),
        left: fenOrNull(leftFen),
        limits: limits.map((limit) => ({
          category: limit.category,
          window: limit.window,
          amount: fenOrNull(limit.amountFen),
          ratio: fenOrNull(limit.ratioBp),
          purchases: formatFen(limit.purchasesFen),
          earned: formatFen(limit.earnedFen),
          used: formatFen(limit.usedFen),
          reserved: formatFen(limit.reservedFen),
          left: formatFen(limit.leftFen),
        })),
      };
      return { status: 200, body };
    },
  }),
];
