import { column, ints, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { lockQuota } from "@/server/returns/book/quota-book";
import { refuse } from "@/server/returns/errors";
import { findReturningStore } from "@/server/returns/find-store";
import { getQuota, type QuotaView } from "@/server/returns/queries/get-quota";
import type { ReturnLimitsInput } from "@/server/returns/schema";

/**
 * Sets the limits of a store beside its policy (R21); they take the place of those before and hold at once. The policy itself comes with
 * the store's file. Returns that are reserved stay. Again: changes nothing. Refused: `return/unknown-store`,
 * `return/unknown-category`.
 */
export async function setLimits(
  db: DbOrTx,
  actor: Actor,
  input: ReturnLimitsInput,
  now: Date,
): Promise<QuotaView> {
  mustBeAbleTo(actor, "return.configure");
  return inTransaction(db, async (tx) => {
    const store = await findReturningStore(tx, actor, input.store);
    await lockQuota(tx, store.id);
    const sql = sqlOf(tx);
    const { limits } = input;
    const codes = limits.flatMap(({ category }) => category ?? []);
    const known = await sql<{ id: number; code: string }[]>`
      select id, code from categories where code = any(${texts(codes)}::text[])`;
    const idOf = new Map(known.map(({ id, code }) => [code, id]));
    const unknown = codes.find((code) => !idOf.has(code));
    if (unknown !== undefined) throw refuse("return/unknown-category", { category: unknown });
    await sql`delete from return_limits where store_id = ${store.id}::int4`;
    const categoryIds = limits.map(({ category }) =>
      category === null ? null : (idOf.get(category) ?? null),
    );
    await sql`
      insert into return_limits (store_id, limit_no, category_id, amount_fen, ratio_bp, "window")
      select ${store.id}::int4, * from unnest(${ints(limits.map((_, index) => index + 1))}::text::int2[],
        ${ints(categoryIds)}::text::int4[], ${ints(column(limits, (l) => l.amount))}::text::int8[],
        ${ints(column(limits, (l) => l.ratioBp))}::text::int4[], ${texts(column(limits, (l) => l.window))}::text::quota_window[])`;
    const event = { type: "store.return_limits_set", documentType: "store", documentId: store.id };
    await recordEvent(tx, actor, { ...event, after: { limits } }, now);
    return getQuota(tx, actor, { store: store.code }, now);
  });
}
