import { ints, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvents } from "@/server/event";
import { businessDayOf } from "@/server/shared/business-day";
import { documentNumber } from "@/server/shared/document-number";
import { refuse } from "../errors";
import type { IssueCouponsInput } from "../schema";

/** What was given: one coupon per account, in the order of the accounts' codes. */
export interface IssuedCoupons {
  issued: { account: string; coupon: string }[];
}

/**
 * Gives a coupon of one worth to every account of a list (2.9); an account named twice gets one. All or none: unknown codes
 * refuse the whole list. Once per wish: the transport keeps the answer under the request's id. Refused:
 * `promotion/unknown-reference`, `coupon/period`.
 */
export async function issueCoupons(
  db: DbOrTx,
  actor: Actor,
  { accounts: codes, value, minOrder, validFrom, validTo, reason }: IssueCouponsInput,
  now: Date,
): Promise<IssuedCoupons> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "coupon.issue");
    const today = businessDayOf(now);
    if (validTo < validFrom || validTo < today)
      throw refuse("coupon/period", { from: validFrom, to: validTo, today });
    const sql = sqlOf(tx);
    const wanted = [...new Set(codes)];
    const accounts = await sql<{ id: number; code: string }[]>`
      select id, code from accounts where code in (select unnest(${texts(wanted)}::text::text[])) order by code`;
    const found = new Set(accounts.map(({ code }) => code));
    const unknown = wanted.filter((code) => !found.has(code));
    if (unknown.length > 0) throw refuse("promotion/unknown-reference", { what: "account", codes: unknown });
    const ids = await sql<{ id: number }[]>`
      select nextval(pg_get_serial_sequence('coupons', 'id'))::int4 as id from generate_series(1, ${accounts.length}::int4)`;
    const coupons = accounts.map((account, place) => {
      const id = ids[place]?.id ?? 0;
      return { id, account, code: documentNumber("CP", today, id) };
    });
    await sql`
      insert into coupons (id, code, account_id, value_fen, min_order_fen, valid_from, valid_to)
      select n.id, n.code, n.account_id, ${value}::int8, ${minOrder}::int8, ${validFrom}::text::date, ${validTo}::text::date
      from unnest(${ints(coupons.map(({ id }) => id))}::text::int4[], ${texts(coupons.map(({ code }) => code))}::text::text[],
                  ${ints(coupons.map(({ account }) => account.id))}::text::int4[]) as n (id, code, account_id)`;
    const after = { valueFen: value, minOrderFen: minOrder, validFrom, validTo };
    const event = { type: "coupon.issued", documentType: "coupon", after, reason };
    await recordEvents(
      tx,
      actor,
      coupons.map(({ id }) => ({ ...event, documentId: id })),
      now,
    );
    return { issued: coupons.map(({ account, code }) => ({ account: account.code, coupon: code })) };
  });
}
