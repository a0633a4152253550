import { ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth";
import { recordEvents } from "@/server/event";
import { businessDayOf } from "@/server/shared/business-day";

/**
 * Gives back what orders took of promotions and coupons, because they were withdrawn, cancelled, have expired or came to
 * nothing (2.2, ruling 6): their sets count no more, budgets are free again, and the coupon is active again, or expired
 * if its last day is over (U18), or void if the delivery that had issued it was reversed meanwhile. The caller holds the
 * orders' locks; promotions are locked before coupons. What was given back before is left alone.
 */
export async function giveBackUses(
  tx: Tx,
  actor: Actor,
  orderIds: readonly number[],
  now: Date,
): Promise<void> {
  if (orderIds.length === 0) return;
  const sql = sqlOf(tx);
  const returned = await sql<{ promotionId: number; times: number; moneyFen: number }[]>`
    with back as (
      update promotion_uses set returned_at = ${now.toISOString()}::text::timestamptz
      where order_id = any(${ints(orderIds)}::int8[]) and returned_at is null
      returning promotion_id, times, money_fen, is_counted)
    select promotion_id as "promotionId", sum(times)::int8 as times, sum(money_fen)::int8 as "moneyFen"
    from back where is_counted group by promotion_id order by promotion_id`;
  if (returned.length > 0) {
    const ids = ints(returned.map(({ promotionId }) => promotionId));
    await sql`
      select 1 from promotion_counters where promotion_id = any(${ids}::int4[]) order by promotion_id for update`;
    await sql`
      update promotion_counters c set times = c.times - u.times, money_fen = c.money_fen - u.fen
      from unnest(${ids}::text::int4[], ${ints(returned.map(({ times }) => times))}::text::int8[],
        ${ints(returned.map(({ moneyFen }) => moneyFen))}::text::int8[]) u (id, times, fen)
      where c.promotion_id = u.id`;
  }
  await releaseCoupons(tx, actor, orderIds, now);
}

async function releaseCoupons(tx: Tx, actor: Actor, orderIds: readonly number[], now: Date): Promise<void> {
  const sql = sqlOf(tx);
  const today = businessDayOf(now);
  const coupons = await sql<{ id: number; validTo: string; isWithdrawn: boolean }[]>`
    select id, valid_to::text as "validTo", is_withdrawn as "isWithdrawn" from coupons
    where order_id = any(${ints(orderIds)}::int8[]) and status = 'reserved' order by id for update`;
  if (coupons.length === 0) return;
  const released = coupons.map(({ id, validTo, isWithdrawn }) => ({
    id,
    status: isWithdrawn ? "void" : validTo < today ? "expired" : "active",
  }));
  await sql`
    update coupons c set status = u.status, order_id = null, discount_fen = null
    from unnest(${ints(released.map(({ id }) => id))}::text::int4[],
      ${texts(released.map(({ status }) => status))}::text::coupon_status[]) u (id, status)
    where c.id = u.id`;
  await recordEvents(
    tx,
    actor,
    released.map(({ id, status }) => ({
      type: "coupon.released",
      documentType: "coupon",
      documentId: id,
      before: { status: "reserved" },
      after: { status },
    })),
    now,
  );
}
