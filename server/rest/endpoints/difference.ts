import { decideDifference } from "@/server/delivery/commands/decide-difference";
import { reportDifference } from "@/server/delivery/commands/report-difference";
import { reverseDelivery } from "@/server/delivery/commands/reverse-delivery";
import { type DifferenceView, getDifference } from "@/server/delivery/queries/get-difference";
import { listDifferences } from "@/server/delivery/queries/list-differences";
import {
  decideDifferenceBody,
  listDifferencesInput,
  reportDifferenceBody,
  reverseBody,
} from "@/server/delivery/schema";
import { type Endpoint, get, post } from "@/server/rest/endpoint";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";

const fenOrNull = (fen: number | null) => (fen === null ? null : formatFen(fen));
const textOrNull = (at: Date | null) => (at === null ? null : instantText(at));

const bodyOf = ({ creditFen, isAutomatic, reportedAt, decidedAt, lines, ...head }: DifferenceView) => ({
  ...head,
  credit: fenOrNull(creditFen),
  automatic: isAutomatic,
  reportedAt: instantText(reportedAt),
  decidedAt: textOrNull(decidedAt),
  lines: lines.map((line) => ({
    line: line.line,
    item: line.item,
    name: line.name,
    type: line.type,
    qty: line.qtyEach,
    acceptedQty: line.acceptedEach,
    credit: fenOrNull(line.creditFen),
  })),
});

export const differenceEndpoints: readonly Endpoint[] = [
  post("/deliveries/:delivery/differences", {
    ability: "difference.report",
    summary: "Reports what came short, too much or damaged of an approved delivery order.",
    input: reportDifferenceBody,
    handle: async ({ db, actor, now, params, input }) => {
      const body = bodyOf(await reportDifference(db, actor, { ...input, ...params }, now));
      return { status: 201, body, location: `/api/v1/differences/${encodeURIComponent(body.difference)}` };
    },
  }),
  get("/differences", {
    ability: "delivery.read",
    summary: "Difference notes, newest first.",
    query: listDifferencesInput,
    handle: async ({ db, actor, query }) => {
      const { rows, nextCursor } = await listDifferences(db, actor, query);
      const shown = rows.map(({ items: _, creditFen, isAutomatic, reportedAt, decidedAt, ...row }) => ({
        ...row,
        credit: fenOrNull(creditFen),
        automatic: isAutomatic,
        reportedAt: instantText(reportedAt),
        decidedAt: textOrNull(decidedAt),
      }));
      return { status: 200, body: { rows: shown, nextCursor } };
    },
  }),
  get("/differences/:difference", {
    ability: "delivery.read",
    summary: "One difference note with what was reported, accepted and settled.",
    handle: async ({ db, actor, params }) => ({
      status: 200,
      body: bodyOf(await getDifference(db, actor, params)),
    }),
  }),
  post("/differences/:difference/decide", {
    ability: "difference.decide",
    summary: "Accepts or rejects a difference note item by item and settles it, once.",
    input: decideDifferenceBody,
    handle: async ({ db, actor, now, params, input }) => ({
      status: 200,
      body: bodyOf(await decideDifference(db, actor, { ...input, ...params }, now)),
    }),
  }),
  post("/deliveries/:delivery/reverse", {
    ability: "delivery.reverse",
    summary: "Takes an approved delivery order back as a whole: money and goods return.",
    input: reverseBody,
    handle: async ({ db, actor, now, params, input }) => ({
      status: 200,
      body: await reverseDelivery(db, actor, { ...input, ...params }, now),
    }),
  }),
];
