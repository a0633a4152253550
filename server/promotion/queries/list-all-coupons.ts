import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { addDays, businessDayOf } from "@/server/shared/business-day";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import type { CouponStatusWord, ListCouponsInput } from "../schema";

export interface DeskCoupon {
  coupon: string;
  account: string;
  accountName: string;
  /** Null: any store of the account. */
  store: string | null;
  valueFen: number;
  minOrderFen: number;
  validFrom: string;
  validTo: string;
  status: CouponStatusWord;
  /** What issued it; null when HQ gave it. */
  promotion: string | null;
  /** The order that has it, and what it saved there. */
  order: string | null;
  discountFen: number | null;
}

export interface CouponList extends Page<DeskCoupon> {
  /** Of all coupons, by state: how many and worth how much. `expiring` are among the active ones. */
  totals: Record<CouponStatusWord | "expiring", { count: number; valueFen: number }>;
}

const expiringDays = 7;

/** All coupons, newest first, with what is outstanding, used and about to end (2.9). */
export async function listAllCoupons(
  db: DbOrTx,
  actor: Actor,
  input: ListCouponsInput,
  now: Date,
): Promise<CouponList> {
  mustBeAbleTo(actor, "promotion.read");
  const sql = sqlOf(db);
  const { search = "", status = null } = input;
  const before = cursorNumber(input.cursor, 0, null);
  const today = businessDayOf(now);
  // One whose last day is over reads "expired", also before the clock has said so (ruling 8).
  const state = sql`case when c.status = 'active' and c.valid_to < ${today}::text::date then 'expired' else c.status::text end`;
  const soon = sql`c.status = 'active' and c.valid_to between ${today}::text::date and ${addDays(today, expiringDays - 1)}::text::date`;
  const rows = await sql<(DeskCoupon & { id: number })[]>`
    select c.id, c.code as coupon, a.code as account, a.name as "accountName", s.code as store, c.value_fen as "valueFen",
      c.min_order_fen as "minOrderFen", c.valid_from::text as "validFrom", c.valid_to::text as "validTo", ${state} as status,
      p.code as promotion, o.order_no as "order", c.discount_fen as "discountFen"
    from coupons c
    join accounts a on a.id = c.account_id
    left join stores s on s.id = c.store_id
    left join promotions p on p.id = c.promotion_id
    left join orders o on o.id = c.order_id
    where (${before}::int4 is null or c.id < ${before}::int4)
      and (${status}::text is null or case when ${status}::text = 'expiring' then ${soon} else ${state} = ${status}::text end)
      and (${search} = '' or strpos(lower(c.code || ' ' || a.code || ' ' || a.name), lower(${search})) > 0)
    order by c.id desc limit ${input.limit + 1}::int4`;
  const sums = await sql<
    { status: CouponStatusWord; count: number; valueFen: number; soon: number; soonFen: number }[]
  >`
    select ${state} as status, count(*)::int4 as count, sum(c.value_fen)::int8 as "valueFen",
      count(*) filter (where ${soon})::int4 as soon, coalesce(sum(c.value_fen) filter (where ${soon}), 0)::int8 as "soonFen"
    from coupons c group by 1`;
  const none = { count: 0, valueFen: 0 };
  const totals: CouponList["totals"] = {
    active: none,
    reserved: none,
    used: none,
    expired: none,
    void: none,
    charged_back: none,
    expiring: none,
  };
  for (const { status: word, count, valueFen, soon: soonCount, soonFen } of sums) {
    totals[word] = { count, valueFen };
    if (word === "active") totals.expiring = { count: soonCount, valueFen: soonFen };
  }
  const page = pageOf([...rows], input.limit, ({ id }) => [id]);
  return { nextCursor: page.nextCursor, rows: page.rows.map(({ id: _, ...row }) => row), totals };
}
