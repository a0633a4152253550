import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { addDays, type BusinessDay, businessDayOf } from "@/server/shared/business-day";

/** What checks have found in somebody's work. */
export interface PickerRate {
  /** As tasks name the hand; null: paper, of which nobody is known. */
  hand: string | null;
  name: string;
  /** Delivery orders with something of theirs that were checked. */
  deliveries: number;
  items: number;
  /** Counted otherwise than picked, whatever became of it. */
  wrongItems: number;
}

export interface CheckRates {
  /** Every day of the span, those without a check too. */
  days: { day: BusinessDay; items: number; wrongItems: number }[];
  /** Most wrong first. */
  pickers: PickerRate[];
  /** Drawn, and let go without a check. */
  waived: number;
}

/** The checks of the last days at the actor's DCs: by picker, and day by day. */
export async function getCheckRates(
  db: DbOrTx,
  actor: Actor,
  { days }: { days: number },
  now: Date,
): Promise<CheckRates> {
  mustBeAbleTo(actor, "wave.read");
  const sql = sqlOf(db);
  const today = businessDayOf(now);
  const from = addDays(today, 1 - days);
  const ended = sql`
    delivery_checks c where c.ended_at >= (${from}::text || ' 00:00:00+08')::timestamptz
      and (${actor.dcIds === null}::bool or c.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))`;
  const pickers = await sql<PickerRate[]>`
    select i.picked_by as hand, coalesce(max(i.picked_by_name), '') as name, count(distinct i.delivery_id)::int4 as deliveries,
           count(*)::int4 as items, (count(*) filter (where i.counted_each <> i.expected_each))::int4 as "wrongItems"
    from delivery_check_items i
    where i.delivery_id in (select c.delivery_id from ${ended} and c.status in ('passed', 'settled'))
    group by i.picked_by
    order by count(*) filter (where i.counted_each <> i.expected_each)::float8 / count(*) desc, count(*) desc, i.picked_by limit 100`;
  const byDay = await sql<CheckRates["days"]>`
    select (c.ended_at at time zone 'Asia/Shanghai')::date::text as day, count(*)::int4 as items,
           (count(*) filter (where i.counted_each <> i.expected_each))::int4 as "wrongItems"
    from (select c.delivery_id, c.ended_at from ${ended} and c.status in ('passed', 'settled')) c
    join delivery_check_items i on i.delivery_id = c.delivery_id group by 1`;
  const [waived] = await sql<{ n: number }[]>`
    select count(*)::int4 as n from (select from ${ended} and c.status = 'waived') w`;
  const known = new Map(byDay.map((row) => [row.day, row]));
  return {
    days: Array.from({ length: days }, (_, n) => {
      const day = addDays(from, n);
      return known.get(day) ?? { day, items: 0, wrongItems: 0 };
    }),
    pickers,
    waived: waived?.n ?? 0,
  };
}
