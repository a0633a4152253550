import { listInbox, markAllRead, markRead } from "@/server/notify";
import { inboxInput, readAllInput } from "@/server/notify/schema";
import { type Endpoint, get, post } from "@/server/rest/endpoint";

/** A path names a message by its number; what is none is a message that there is not. */
const numberOf = (text: string) => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0);

export const messageEndpoints: readonly Endpoint[] = [
  get("/messages", {
    ability: "message.read",
    summary:
      "What a store, its owner or its till was told, newest first; the sentences in the language asked for",
    query: inboxInput,
    handle: async ({ db, actor, query, locale }) => {
      const { rows, nextCursor } = await listInbox(db, actor, query);
      const spoken = rows.map(({ en, zh, ...row }) => ({ ...row, ...(locale === "zh" ? zh : en) }));
      return { status: 200, body: { rows: spoken, nextCursor } };
    },
  }),
  post("/messages/:id/read", {
    ability: "message.read",
    summary: "Marks a message as read by this reader",
    handle: async ({ db, actor, params, now }) => ({
      status: 200,
      body: await markRead(db, actor, { message: numberOf(params.id) }, now),
    }),
  }),
  post("/messages/read", {
    ability: "message.read",
    summary: "Marks all messages up to one as read by this reader",
    input: readAllInput,
    handle: async ({ db, actor, input, now }) => ({
      status: 200,
      body: await markAllRead(db, actor, input, now),
    }),
  }),
];
