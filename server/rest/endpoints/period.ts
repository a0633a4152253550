import { closePeriod } from "@/server/period/commands/close-period";
import { getPeriods } from "@/server/period/queries/get-periods";
import { listCheckRows } from "@/server/period/queries/list-check-rows";
import { monthText } from "@/server/period/rules/months";
import { checkRowsInput, overrideInput } from "@/server/period/schema";
import { get, post } from "@/server/rest/endpoint";

/** Months of the books: what is in the way of closing one, and closing it. */
export const periodEndpoints = [
  get("/periods", {
    ability: "period.read",
    summary: "Closed months, and the check list of the next one to close",
    handle: async ({ db, actor, now }) => ({ status: 200, body: await getPeriods(db, actor, now) }),
  }),
  get("/periods/:month/checks", {
    ability: "period.read",
    summary: "The documents that are in the way of closing a month",
    query: checkRowsInput.omit({ month: true }),
    handle: async ({ db, actor, params, query }) => ({
      status: 200,
      body: await listCheckRows(db, actor, { ...query, month: monthText.parse(params.month) }),
    }),
  }),
  post("/periods/:month/close", {
    ability: "period.close",
    summary: "Close a month: later postings are dated the next open day",
    input: overrideInput,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await closePeriod(db, actor, { ...input, month: monthText.parse(params.month) }, now),
    }),
  }),
];
