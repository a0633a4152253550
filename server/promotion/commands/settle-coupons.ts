import { ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth";
import { recordEvents } from "@/server/event";
import { addDays, businessDayOf } from "@/server/shared/business-day";
import { documentNumber } from "@/server/shared/document-number";
import { invariant } from "@/server/shared/invariant";
import type { ChargedBack } from "../charge-back";
import { firstServing } from "../first-serving";

/**
 * What the approval of deliveries does to coupons (2.3, 2.9): the reserved one of each order that gets goods is used, and
 * what such an order earned with coupon_issue is issued, valid from the business day of the approval, the last of its days
 * included (ruling 8). Both once per order, with the first delivery that brings anything. Answers the coupons to charge
 * back at once: used ones whose own delivery was reversed after the order had reserved them. The caller holds the
 * deliveries' locks and posts the charges under the accounts'.
 */
export async function settleCoupons(
  tx: Tx,
  actor: Actor,
  deliveryIds: readonly number[],
  now: Date,
): Promise<ChargedBack[]> {
  const chargedBack = await spendReserved(tx, actor, deliveryIds, now);
  await issueEarned(tx, actor, deliveryIds, now);
  return chargedBack;
}

/** As an array, so that their rows are looked up: joined, all uses and coupons of years would be read. */
function oneOfTheirOrders(tx: Tx, deliveryIds: readonly number[]) {
  const sql = sqlOf(tx);
  return sql`any(array(
    select distinct order_id from delivery_orders where delivery_id = any(${ints(deliveryIds)}::int8[])))`;
}

interface UsedCoupon extends ChargedBack {
  isWithdrawn: boolean;
}

async function spendReserved(
  tx: Tx,
  actor: Actor,
  deliveryIds: readonly number[],
  now: Date,
): Promise<ChargedBack[]> {
  const sql = sqlOf(tx);
  const reserving = await sql<{ orderId: number }[]>`
    select c.order_id as "orderId" from coupons c
    where c.status = 'reserved' and c.order_id = ${oneOfTheirOrders(tx, deliveryIds)}`;
  const served = await firstServing(tx, reserving, deliveryIds);
  if (served.size === 0) return [];
  const coupons = await sql<UsedCoupon[]>`
    select c.id as "couponId", c.code, c.account_id as "accountId", c.discount_fen as "discountFen",
      c.is_withdrawn as "isWithdrawn", coalesce(d.delivery_no, '') as "deliveryNo"
    from coupons c left join deliveries d on d.id = c.issued_by_delivery_id
    where c.status = 'reserved' and c.order_id = any(${ints([...served.keys()])}::int8[])
    order by c.id for update of c`;
  if (coupons.length === 0) return [];
  const used = coupons.map((coupon) => ({
    ...coupon,
    status: coupon.isWithdrawn ? "charged_back" : "used",
  }));
  await sql`
    update coupons c set status = u.status
    from unnest(${ints(used.map(({ couponId }) => couponId))}::text::int4[],
      ${texts(used.map(({ status }) => status))}::text::coupon_status[]) u (id, status)
    where c.id = u.id`;
  await recordEvents(
    tx,
    actor,
    used.map(({ couponId, status }) => ({
      type: status === "used" ? "coupon.used" : "coupon.charged_back",
      documentType: "coupon",
      documentId: couponId,
      before: { status: "reserved" },
      after: { status },
    })),
    now,
  );
  return used.filter(({ isWithdrawn }) => isWithdrawn);
}

interface EarnedCoupons {
  orderId: number;
  promotionId: number;
  times: number;
  valueFen: number;
  minOrderFen: number;
  days: number;
  accountId: number;
  deliveryId: number;
}

async function issueEarned(tx: Tx, actor: Actor, deliveryIds: readonly number[], now: Date): Promise<void> {
  const sql = sqlOf(tx);
  const open = sql`u.coupon_value_fen is not null and u.returned_at is null and u.issued_at is null and u.stripped_at is null`;
  const earning = await sql<{ orderId: number }[]>`
    select distinct u.order_id as "orderId" from promotion_uses u
    where u.order_id = ${oneOfTheirOrders(tx, deliveryIds)} and ${open}`;
  const served = await firstServing(tx, earning, deliveryIds);
  if (served.size === 0) return;
  const uses = await sql<Omit<EarnedCoupons, "deliveryId">[]>`
    select u.order_id as "orderId", u.promotion_id as "promotionId", u.times, u.coupon_value_fen as "valueFen",
      coalesce(u.coupon_min_order_fen, 0) as "minOrderFen", u.coupon_days as days, o.account_id as "accountId"
    from promotion_uses u join orders o on o.id = u.order_id
    where u.order_id = any(${ints([...served.keys()])}::int8[]) and ${open}
    order by u.order_id, u.promotion_id for update of u`;
  const earned = uses.map((use): EarnedCoupons => {
    const deliveryId = served.get(use.orderId);
    invariant(deliveryId !== undefined, `order ${use.orderId} is served by nothing`);
    return { ...use, deliveryId };
  });
  if (earned.length === 0) return;
  await sql`
    update promotion_uses p set issued_at = ${now.toISOString()}::text::timestamptz
    from unnest(${ints(earned.map(({ orderId }) => orderId))}::text::int8[],
      ${ints(earned.map(({ promotionId }) => promotionId))}::text::int4[]) u (order_id, promotion_id)
    where p.order_id = u.order_id and p.promotion_id = u.promotion_id`;
  await insertCoupons(
    tx,
    actor,
    earned.flatMap((one) => Array.from({ length: one.times }, () => one)),
    now,
  );
}

async function insertCoupons(
  tx: Tx,
  actor: Actor,
  earned: readonly EarnedCoupons[],
  now: Date,
): Promise<void> {
  const sql = sqlOf(tx);
  const day = businessDayOf(now);
  const ids = await sql<{ id: number }[]>`
    select nextval('coupons_id_seq')::int8 as id from generate_series(1, ${earned.length}::int4)`;
  const coupons = earned.map((one, index) => {
    const id = ids[index]?.id;
    invariant(id !== undefined, "a coupon without an id");
    return { ...one, id, code: documentNumber("CP-", day, id), validTo: addDays(day, one.days - 1) };
  });
  await sql`
    insert into coupons (id, code, account_id, value_fen, min_order_fen, valid_from, valid_to, promotion_id, earned_by_order_id,
      issued_by_delivery_id, issued_at)
    select u.id, u.code, u.account, u.value, u.least, ${day}::text::date, u.valid_to, u.promotion, u.earned_by, u.issued_by,
      ${now.toISOString()}::text::timestamptz
    from unnest(${ints(coupons.map(({ id }) => id))}::text::int4[], ${texts(coupons.map(({ code }) => code))}::text::text[],
      ${ints(coupons.map((c) => c.accountId))}::text::int4[], ${ints(coupons.map((c) => c.valueFen))}::text::int8[],
      ${ints(coupons.map((c) => c.minOrderFen))}::text::int8[], ${texts(coupons.map((c) => c.validTo))}::text::date[],
      ${ints(coupons.map((c) => c.promotionId))}::text::int4[], ${ints(coupons.map((c) => c.orderId))}::text::int8[],
      ${ints(coupons.map((c) => c.deliveryId))}::text::int8[])
      u (id, code, account, value, least, valid_to, promotion, earned_by, issued_by)`;
  await recordEvents(
    tx,
    actor,
    coupons.map(({ id, code, valueFen, validTo }) => ({
      type: "coupon.issued",
      documentType: "coupon",
      documentId: id,
      after: { status: "active", code, valueFen, validTo },
    })),
    now,
  );
}
