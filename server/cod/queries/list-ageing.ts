import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { codStopAfterDays } from "@/server/account";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { ageSteps, type ListCodAgeingInput } from "@/server/cod/schema";
import { businessDayOf } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";
import { type CursorValues, cursorNumber, type Page, pageOf } from "@/server/shared/paging";

export interface CodAgeingRow {
  store: string;
  name: string;
  /** Null: the store does not settle on delivery any more. */
  limit: string | null;
  unpaid: string;
  /** Of it what is generated and not approved yet. */
  notYetDue: string;
  /** Of it by days since the approval: up to 7, 8 to 14, 15 to 30, more. */
  ages: [string, string, string, string];
  /** What the store has paid too much; it does not lower `unpaid` until it is used. */
  credit: string;
  oldestDays: number | null;
  /** Whether generation refuses the store because of its oldest delivery (R05). */
  isStopped: boolean;
}

interface Stored {
  store: string;
  name: string;
  limitFen: number | null;
  unpaidFen: number;
  notYetFen: number;
  first: number;
  second: number;
  third: number;
  fourth: number;
  creditFen: number;
  oldestDays: number | null;
  rank: number;
}

/** Stores that owe for deliveries or have paid too much, the longest unpaid first (R05), within the actor's reach. */
export async function listCodAgeing(
  db: DbOrTx,
  actor: Actor,
  input: ListCodAgeingInput,
  now: Date,
): Promise<Page<CodAgeingRow> & { stopAfterDays: number | null }> {
  mustBeAbleTo(actor, "cod.read");
  const sql = sqlOf(db);
  const [one, two, three] = ageSteps;
  const stopAfterDays = await codStopAfterDays(db);
  const before = cursorNumber(input.cursor, 0, null);
  const { search = "" } = input;
  const rows = await sql<Stored[]>`
    with due as (
      select c.store_id, case when c.status = 'open' then c.amount_fen - c.paid_fen else 0 end as fen,
             greatest(c.paid_fen - case when c.status = 'void' then 0 else c.amount_fen end, 0) as credit,
             ${businessDayOf(now)}::text::date - (d.approved_at at time zone 'Asia/Shanghai')::date as days
      from (select * from cod_dues where status = 'open' and amount_fen > paid_fen
            union all
            select * from cod_dues where paid_fen > case when status = 'void' then 0 else amount_fen end) c
      join deliveries d on d.id = c.delivery_id
      where (${actor.storeIds === null}::bool or c.store_id = any(${ints(actor.storeIds ?? [])}::int4[]))
        and (${actor.dcIds === null}::bool or d.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))
    ), aged as (
      select store_id, sum(fen)::int8 as "unpaidFen", coalesce(sum(fen) filter (where days is null), 0)::int8 as "notYetFen",
             coalesce(sum(fen) filter (where days <= ${one}::int4), 0)::int8 as first,
             coalesce(sum(fen) filter (where days > ${one}::int4 and days <= ${two}::int4), 0)::int8 as second,
             coalesce(sum(fen) filter (where days > ${two}::int4 and days <= ${three}::int4), 0)::int8 as third,
             coalesce(sum(fen) filter (where days > ${three}::int4), 0)::int8 as fourth,
             sum(credit)::int8 as "creditFen", max(days) filter (where fen > 0) as "oldestDays",
             (coalesce(max(days) filter (where fen > 0), -1) + 1)::int8 * 10000000 + store_id as rank
      from due group by store_id
    )
    select s.code as store, s.name, case when s.settlement = 'cod' then s.cod_limit_fen end as "limitFen",
           "unpaidFen", "notYetFen", first, second, third, fourth, "creditFen", "oldestDays", rank
    from aged join stores s on s.id = aged.store_id
    where (${before}::int8 is null or rank < ${before}::int8)
      and (${search} = '' or strpos(lower(s.code || ' ' || s.name), lower(${search})) > 0)
    order by rank desc limit ${input.limit + 1}::int4`;
  const page = pageOf([...rows], input.limit, ({ rank }): CursorValues => [rank]);
  return {
    stopAfterDays,
    nextCursor: page.nextCursor,
    rows: page.rows.map((row) => shown(row, stopAfterDays)),
  };
}

const shown = (row: Stored, stopAfterDays: number | null): CodAgeingRow => ({
  store: row.store,
  name: row.name,
  limit: row.limitFen === null ? null : formatFen(row.limitFen),
  unpaid: formatFen(row.unpaidFen),
  notYetDue: formatFen(row.notYetFen),
  ages: [formatFen(row.first), formatFen(row.second), formatFen(row.third), formatFen(row.fourth)],
  credit: formatFen(row.creditFen),
  oldestDays: row.oldestDays,
  isStopped: stopAfterDays !== null && (row.oldestDays ?? -1) > stopAfterDays,
});
