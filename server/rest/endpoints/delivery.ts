import { approveDelivery } from "@/server/delivery/commands/approve-delivery";
import { deliverDelivery } from "@/server/delivery/commands/deliver-delivery";
import { type DeliveryLineView, getDelivery } from "@/server/delivery/queries/get-delivery";
import { listDeliveries } from "@/server/delivery/queries/list-deliveries";
import { listDeliveryEvents } from "@/server/delivery/queries/list-delivery-events";
import { listDeliveriesInput } from "@/server/delivery/schema";
import { dispatchDelivery } from "@/server/dock/commands/dispatch-delivery";
import { aboardUnlessSaid } from "@/server/dock/rules/aboard";
import { dispatchBody } from "@/server/dock/schema";
import { type Endpoint, get, post } from "@/server/rest/endpoint";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";
import { pageInput } from "@/server/shared/paging";

const textOrNull = (at: Date | null) => (at === null ? null : instantText(at));

const lineOf = (line: DeliveryLineView) => ({
  line: line.line,
  order: line.order,
  item: line.item,
  name: line.name,
  ordered: line.orderedEach,
  allocated: line.allocatedEach,
  picked: line.pickedEach,
  unitPrice: formatFen(line.unitPriceFen),
  discount: formatFen(line.discountFen),
  net: formatFen(line.netFen),
  gift: line.isGift,
  reason: line.reason,
});

export const deliveryEndpoints: readonly Endpoint[] = [
  get("/deliveries", {
    ability: "delivery.read",
    summary: "Delivery orders, newest first.",
    query: listDeliveriesInput,
    handle: async ({ db, actor, query }) => {
      const { rows, nextCursor } = await listDeliveries(db, actor, query);
      const shown = rows.map(({ amountFen, createdAt, approvedAt, ...row }) => ({
        ...row,
        amount: formatFen(amountFen),
        createdAt: instantText(createdAt),
        approvedAt: textOrNull(approvedAt),
      }));
      return { status: 200, body: { rows: shown, nextCursor } };
    },
  }),
  get("/deliveries/:delivery", {
    ability: "delivery.read",
    summary: "One delivery order with what was allocated and picked of each line.",
    handle: async ({ db, actor, params }) => {
      const view = await getDelivery(db, actor, params);
      const { id: _, lines, amountFen, allocatedFen, createdAt, approvedAt, ...head } = view;
      return {
        status: 200,
        body: {
          ...head,
          amount: formatFen(amountFen),
          allocatedAmount: formatFen(allocatedFen),
          createdAt: instantText(createdAt),
          approvedAt: textOrNull(approvedAt),
          lines: lines.map(lineOf),
        },
      };
    },
  }),
  get("/deliveries/:delivery/events", {
    ability: "delivery.read",
    summary: "What happened to a delivery order, oldest first.",
    query: pageInput,
    handle: async ({ db, actor, params, query }) => {
      const { rows, nextCursor } = await listDeliveryEvents(db, actor, { ...query, ...params });
      const shown = rows.map(({ id: _, recordedAt: __, ...row }) => ({ ...row, at: instantText(row.at) }));
      return { status: 200, body: { rows: shown, nextCursor } };
    },
  }),
  post("/deliveries/:delivery/approve", {
    ability: "delivery.approve",
    summary: "Approves a picked delivery order: goods and money move, once.",
    handle: async ({ db, actor, now, params }) => ({
      status: 200,
      body: await approveDelivery(db, actor, params, now),
    }),
  }),
  post("/deliveries/:delivery/dispatch", {
    ability: "delivery.dispatch",
    summary:
      "The truck leaves with an approved delivery order. What was not scanned onto it is aboard unless it is said otherwise.",
    input: dispatchBody,
    handle: async ({ db, actor, now, params, input }) => ({
      status: 200,
      body: await dispatchDelivery(db, actor, { ...params, ...aboardUnlessSaid(input) }, now),
    }),
  }),
  post("/deliveries/:delivery/deliver", {
    ability: "delivery.deliver",
    summary: "The store signs for a delivery order.",
    handle: async ({ db, actor, now, params }) => ({
      status: 200,
      body: await deliverDelivery(db, actor, params, now),
    }),
  }),
];
