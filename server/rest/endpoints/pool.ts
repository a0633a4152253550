import { cancelWave, generateWave, listPool, listPoolRows, simulateWave, voidDelivery } from "@/server/pool";
import { poolInput, poolRowsInput, takeBackInput, waveInput } from "@/server/pool/schema";
import { type Endpoint, get, post } from "@/server/rest/endpoint";

export const poolEndpoints: readonly Endpoint[] = [
  get("/pool", {
    ability: "pool.read",
    summary: "What waits for delivery, per store",
    query: poolInput,
    handle: async ({ db, actor, query, now }) => ({
      status: 200,
      body: await listPool(db, actor, query, now),
    }),
  }),
  get("/pool/rows", {
    ability: "order.read",
    summary: "The rows of the pool",
    query: poolRowsInput,
    handle: async ({ db, actor, query }) => ({ status: 200, body: await listPoolRows(db, actor, query) }),
  }),
  post("/waves", {
    ability: "wave.simulate",
    summary: "Simulates or generates a wave over a route and everything below it",
    input: waveInput,
    slow: true,
    handle: async ({ db, actor, input: { mode, ...run }, now }) => {
      if (mode === "simulate") return { status: 200, body: await simulateWave(db, actor, run, now) };
      const body = await generateWave(db, actor, run, now);
      if (body.wave === null) return { status: 200, body };
      return { status: 201, body, location: `/api/v1/waves/${encodeURIComponent(body.wave)}` };
    },
  }),
  post("/waves/:no/cancel", {
    ability: "wave.cancel",
    summary: "Cancels a wave before its first pick and puts everything back into the pool",
    input: takeBackInput,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await cancelWave(db, actor, params.no, input.reason ?? "", now),
    }),
  }),
  post("/deliveries/:no/void", {
    ability: "delivery.void",
    summary: "Voids a delivery order and puts its lines back into the pool",
    input: takeBackInput,
    handle: async ({ db, actor, params, input, now }) => ({
      status: 200,
      body: await voidDelivery(db, actor, params.no, input.reason ?? "", now),
    }),
  }),
];
