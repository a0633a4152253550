import { answerLamp, getLamps } from "@/server/light";
import { lampMessage, wallInput } from "@/server/light/schema";
import { get, post } from "@/server/rest/endpoint";

/** Equipment of lamps by HTTP; by WebSocket it is `/api/v1/lamps/socket`. */
export const lightEndpoints = [
  get("/lamps", {
    ability: "task.work",
    summary: "The lamps of a zone as they are lit for whoever asks.",
    query: wallInput,
    handle: async ({ db, actor, query }) => ({ status: 200, body: await getLamps(db, actor, query) }),
  }),
  post("/lamps", {
    ability: "task.work",
    summary: "What equipment says: start, an item scanned at a put wall, confirmed, short, full.",
    input: lampMessage,
    handle: async ({ db, actor, now, input }) => ({
      status: 200,
      body: await answerLamp(db, actor, input, now),
    }),
  }),
];
