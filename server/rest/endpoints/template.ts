import { endStop, listStops } from "@/server/catalog";
import { listStopsInput, stopInput } from "@/server/catalog/schema";
import { stopItems } from "@/server/pool";
import { get, post } from "@/server/rest/endpoint";
import { endPermit, grantPermit, listPermits, whoMayOrder } from "@/server/template";
import { listPermitsInput, permitBody, permitRef, whoMayOrderInput } from "@/server/template/schema";

/** When stores may order, who may order late, and what may not be ordered. */
export const templateEndpoints = [
  get("/ordering-times", {
    ability: "template.read",
    summary: "Which stores may order at an instant, and the windows of their templates for some days",
    query: whoMayOrderInput.extend({ at: whoMayOrderInput.shape.at.optional() }),
    handle: async ({ db, actor, query, now }) => ({
      status: 200,
      body: await whoMayOrder(db, actor, { ...query, at: query.at ?? null }, now),
    }),
  }),
  get("/late-permits", {
    ability: "template.read",
    summary: "Late orders by permission, newest first",
    query: listPermitsInput,
    handle: async ({ db, actor, query, now }) => ({
      status: 200,
      body: await listPermits(db, actor, query, now),
    }),
  }),
  post("/stores/:store/late-permits", {
    ability: "permit.grant",
    summary: "Let a store order until an instant although its windows are closed; it ends by itself",
    input: permitBody,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 201,
      body: await grantPermit(db, actor, { ...input, store: params.store }, now),
    }),
  }),
  post("/late-permits/:permit/end", {
    ability: "permit.grant",
    summary: "End a late permit before its time",
    handle: async ({ db, actor, params, now }) => ({
      status: 200,
      body: await endPermit(db, actor, permitRef.parse(params), now),
    }),
  }),
  get("/stops", {
    ability: "stop.read",
    summary: "Items and categories that may not be ordered, where, until when and why, newest first",
    query: listStopsInput,
    handle: async ({ db, actor, query, now }) => ({
      status: 200,
      body: await listStops(db, actor, query, now),
    }),
  }),
  post("/stops", {
    ability: "stop.change",
    summary:
      "Stop an item or category from being ordered; for safety also from being delivered out of the pool",
    input: stopInput,
    handle: async ({ db, actor, input, now }) => ({
      status: 201,
      body: await stopItems(db, actor, input, now),
    }),
  }),
  post("/stops/:stop/end", {
    ability: "stop.change",
    summary: "End a stop at once",
    handle: async ({ db, actor, params, now }) => ({
      status: 200,
      body: await endStop(db, actor, { stop: Number(params.stop) }, now),
    }),
  }),
];
