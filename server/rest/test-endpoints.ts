import { z } from "zod";
import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { recordEvent } from "@/server/event";
import { get, post, postFile, postInOwnTransaction, putFile } from "@/server/rest/endpoint";
import { saveAnswer } from "@/server/rest/idempotency";
import { refusals } from "@/server/shared/domain-error";
import { fenText } from "@/server/shared/fen";
import { pageInput } from "@/server/shared/paging";

const refuse = refusals({
  "parcel/too-heavy": {
    status: 422,
    en: (d: { grams: number }) => `${d.grams} g is too heavy.`,
    zh: (d) => `${d.grams} 克过重。`,
  },
});

const parcel = z.strictObject({ grams: z.number().int().min(1).max(1_000_000), worth: fenText.optional() });
const csv = { contentTypes: ["text/csv"], bytesMax: 1_000 } as const;

/** How many parcels were taken in: the effect that the tests count. */
export async function parcelsIn(db: DbOrTx): Promise<number> {
  const [row] = await sqlOf(db)<{ count: number }[]>`
    select count(*)::int as count from events where type = 'parcel.taken'`;
  return row?.count ?? 0;
}

const taken = { type: "parcel.taken", documentType: "parcel", documentId: 1 };

/** For tests: a small business of parcels, with one endpoint of each kind. */
export const parcelEndpoints = [
  get("/parcels/:no", {
    ability: "order.read",
    summary: "One parcel",
    query: pageInput.strict(),
    handle: async ({ params, query, now, actor }) => ({
      status: 200,
      body: { no: params.no, limit: query.limit, at: now.toISOString(), by: actor.name },
    }),
  }),
  post("/parcels", {
    ability: "order.submit",
    summary: "Take a parcel in",
    input: parcel,
    handle: async ({ db, actor, input, now }) => {
      await recordEvent(db, actor, { ...taken, details: input }, now);
      if (input.grams > 30_000) throw refuse("parcel/too-heavy", { grams: input.grams });
      return { status: 201, body: { count: await parcelsIn(db) }, location: "/api/v1/parcels/1" };
    },
  }),
  post("/slow-parcels", {
    ability: "order.submit",
    summary: "Take a parcel in, slowly",
    input: parcel.extend({ milliseconds: z.number() }),
    slow: true,
    handle: async ({ db, actor, input, now }) => {
      await sqlOf(db)`select pg_sleep(${input.milliseconds / 1000}::float8)`;
      await recordEvent(db, actor, taken, now);
      if (input.grams > 30_000) throw refuse("parcel/too-heavy", { grams: input.grams });
      return { status: 201, body: { grams: input.grams } };
    },
  }),
  postInOwnTransaction("/quick-parcels", {
    ability: "order.submit",
    summary: "Take a parcel in, quickly",
    input: parcel,
    handle: ({ db, actor, input, now, idempotency }) =>
      inTransaction(db, async (tx) => {
        await recordEvent(tx, actor, { ...taken, details: input }, now);
        const answer = { status: 201, body: { count: await parcelsIn(tx) } } as const;
        await saveAnswer(tx, idempotency, answer);
        return answer;
      }),
  }),
  post("/parcels/:no/lose", {
    ability: null,
    summary: "A defect",
    handle: async ({ db, actor, now }) => {
      await recordEvent(db, actor, taken, now);
      throw new Error("secret detail of the server");
    },
  }),
  post("/parcels/:no/note", {
    ability: null,
    summary: "Text that PostgreSQL must store",
    input: z.strictObject({ note: z.string() }),
    handle: async ({ db, actor, input, now }) => {
      await recordEvent(db, actor, { ...taken, reason: input.note }, now);
      return { status: 200, body: {} };
    },
  }),
  postFile("/parcel-lists", {
    ability: "import.run",
    summary: "Many parcels",
    ...csv,
    handle: async ({ body, contentType }) => ({ status: 200, body: { bytes: body.length, contentType } }),
  }),
  putFile("/parcels/:no/photo", {
    ability: null,
    summary: "A photo",
    contentTypes: ["image/png"],
    bytesMax: 1_000,
    handle: async ({ body, params }) => ({ status: 200, body: { no: params.no, bytes: body.length } }),
  }),
];
