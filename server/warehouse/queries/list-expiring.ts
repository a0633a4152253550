import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";
import { type Page, pageOf } from "@/server/shared/paging";
import { fitFrom, seesDcCost } from "@/server/stock";
import { findDc } from "@/server/warehouse/find-dc";
import { settingsOf } from "@/server/warehouse/queries/get-settings";
import { valueFen } from "@/server/warehouse/rules/value";
import type { ListExpiringInput } from "@/server/warehouse/schema";

export interface ExpiringRow {
  item: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  expiresOn: BusinessDay;
  /** Until it expires; below zero it has. */
  daysLeft: number;
  /** `fit`: may still go to stores; `short`: too short for them; `expired`. */
  state: "fit" | "short" | "expired";
  /** The places where it lies. */
  locations: string;
  qty: number;
  /** Planned for delivery orders that have not left. */
  planned: number;
  /** At the average cost; null for those who may not see it. */
  value: string | null;
}

interface Stored extends Omit<ExpiringRow, "state" | "value"> {
  shelfLifeDays: number | null;
  costMicro: number;
}

/**
 * Goods of a DC that expire within so many days, else within those of its settings, what expires first first, whether they may still
 * go to stores, and what is planned of them. Refused: `warehouse/unknown-dc`, a DC out of reach.
 */
export async function listExpiring(
  db: DbOrTx,
  actor: Actor,
  input: ListExpiringInput,
  now: Date,
): Promise<Page<ExpiringRow>> {
  mustBeAbleTo(actor, "stock.read.dc");
  const dcId = await findDc(db, actor, input.dc);
  const { expiringDays, shipRestBp } = await settingsOf(db, dcId);
  const today = businessDayOf(now);
  const { search = "", days = expiringDays } = input;
  const [afterDay = null, afterItem = ""] = input.cursor ?? [];
  const sql = sqlOf(db);
  const rows = await sql<Stored[]>`
    select i.code as item, i.name, i.unit, i.is_weighed as "isWeighed", l.expires_on::text as "expiresOn",
           l.expires_on - ${today}::text::date as "daysLeft", string_agg(nullif(l.location, ''), ', ' order by l.location) as locations,
           sum(l.qty_each)::int8 as qty, i.shelf_life_days as "shelfLifeDays", coalesce(s.cost_micro, 0)::int8 as "costMicro",
           (select coalesce(sum(p.qty_each), 0)::int8 from delivery_lots p
            where p.dc_id = l.dc_id and p.item_id = l.item_id and p.expires_on = l.expires_on and not p.is_issued) as planned
    from dc_lots l join items i on i.id = l.item_id
    left join dc_stock s on s.dc_id = l.dc_id and s.item_id = l.item_id
    where l.dc_id = ${dcId}::int4 and l.expires_on <= ${today}::text::date + ${days}::int4 and l.expires_on < 'infinity'
      and (${afterDay === null} or (l.expires_on, i.code) > (${String(afterDay ?? "-infinity")}::text::date, ${String(afterItem)}))
      and (${search} = '' or strpos(lower(i.code || ' ' || i.name || ' ' || i.barcode || ' ' || i.pinyin), lower(${search})) > 0)
    group by l.dc_id, l.item_id, l.expires_on, i.id, s.cost_micro
    order by l.expires_on, i.code limit ${input.limit + 1}::int4`;
  const page = pageOf([...rows], input.limit, ({ expiresOn, item }) => [expiresOn, item]);
  const mayCost = seesDcCost(actor);
  return {
    nextCursor: page.nextCursor,
    rows: page.rows.map(({ shelfLifeDays, costMicro, ...row }) => {
      const isFit = row.expiresOn >= fitFrom(today, shelfLifeDays, shipRestBp);
      const worthFen = valueFen({ qtyEach: row.qty, costMicro, isWeighed: row.isWeighed });
      return {
        ...row,
        locations: row.locations ?? "",
        state: row.daysLeft < 0 ? "expired" : isFit ? "fit" : "short",
        value: mayCost ? formatFen(worthFen) : null,
      };
    }),
  };
}
