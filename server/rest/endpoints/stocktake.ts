import { randomUUID } from "node:crypto";
import { isAbleTo } from "@/server/auth";
import { type Endpoint, get, post } from "@/server/rest/endpoint";
import { formatFen } from "@/server/shared/fen";
import { decideStocktake } from "@/server/stocktake/commands/decide-stocktake";
import { openStocktake } from "@/server/stocktake/commands/open-stocktake";
import { recordTakes } from "@/server/stocktake/commands/record-takes";
import { submitStocktake } from "@/server/stocktake/commands/submit-stocktake";
import { getStocktake } from "@/server/stocktake/queries/get-stocktake";
import { listStocktakes } from "@/server/stocktake/queries/list-stocktakes";
import {
  countsBody,
  decideStocktakeBody,
  listStocktakesInput,
  openStocktakeInput,
  postStocktakeBody,
} from "@/server/stocktake/schema";

type View = Awaited<ReturnType<typeof getStocktake>>;

const bodyOf = ({ lines, gainFen, lossFen, decides: _, seesResult, ...head }: View) => ({
  ...head,
  ...(seesResult ? { gain: formatFen(gainFen), loss: formatFen(lossFen) } : {}),
  lines: lines.map((line) => ({
    item: line.item,
    name: line.name,
    location: line.shelf,
    state: line.state,
    counted: line.countedEach,
    countedAt: line.countedAt,
    countedBy: line.countedBy,
    difference: line.differenceEach,
    value: line.worthFen === null ? null : formatFen(line.worthFen),
  })),
});

/** Counts of stores (2.12). */
export const stocktakeEndpoints: readonly Endpoint[] = [
  post("/stocktakes", {
    // Which ability it takes depends on the kind: the command asks.
    ability: "stock.read.store",
    summary: "Opens a count of a store: everything, a category, a place, or the few of the day",
    input: openStocktakeInput,
    handle: async ({ db, actor, now, input }) => {
      const body = await openStocktake(db, actor, input, now);
      return { status: 201, body, location: `/api/v1/stocktakes/${encodeURIComponent(body.stocktake)}` };
    },
  }),
  get("/stocktakes", {
    ability: "stock.read.store",
    summary: "Counts of stores, newest first",
    query: listStocktakesInput,
    handle: async ({ db, actor, query }) => ({ status: 200, body: await listStocktakes(db, actor, query) }),
  }),
  get("/stocktakes/:stocktake", {
    ability: "stock.read.store",
    summary: "One count with its items; differences only for who may see them",
    handle: async ({ db, actor, params }) => ({
      status: 200,
      body: bodyOf(await getStocktake(db, actor, params)),
    }),
  }),
  post("/stocktakes/:stocktake/counts", {
    ability: "stocktake.count",
    summary: "Takes down what was counted, blind; a line with a `takeId` that was sent before counts once",
    input: countsBody,
    handle: async ({ db, actor, now, params, input }) => {
      const takes = input.lines.map(({ takeId = randomUUID(), item, qty, agoSeconds }) => ({
        takeId,
        item,
        counted: qty,
        agoSeconds,
      }));
      return { status: 200, body: await recordTakes(db, actor, { ...params, takes }, now) };
    },
  }),
  post("/stocktakes/:stocktake/post", {
    ability: "stock.read.store",
    summary:
      "Ends counting and posts it; where somebody else approves, it waits for them, and they post it by this",
    input: postStocktakeBody,
    handle: async ({ db, actor, now, params, input }) => ({
      status: 200,
      body: isAbleTo(actor, "stocktake.count")
        ? await submitStocktake(db, actor, { ...input, ...params, post: true }, now)
        : await decideStocktake(db, actor, { ...params, decision: "post", reason: "" }, now),
    }),
  }),
  post("/stocktakes/:stocktake/decide", {
    ability: "stocktake.approve",
    summary: "Posts a count that was submitted, sends it back to be counted again, or calls it off",
    input: decideStocktakeBody,
    handle: async ({ db, actor, now, params, input }) => ({
      status: 200,
      body: await decideStocktake(db, actor, { ...input, ...params }, now),
    }),
  }),
];
