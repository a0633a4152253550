import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import { type UnitPrice, unitPriceOf } from "@/server/tag/rules/unit-price";
import type { TagKind } from "@/server/tag/schema";

export interface PaperTag {
  tag: number;
  store: string;
  storeName: string;
  route: string;
  stop: number;
  shelf: string;
  item: string;
  barcode: string;
  name: string;
  spec: string;
  unit: string;
  isWeighed: boolean;
  kind: TagKind;
  priceFen: number | null;
  /** The suggested price, where the tag says less for a while. */
  beforeFen: number | null;
  unitPrice: UnitPrice | null;
  /** The day from which it is right, where that is still to come when it is printed. */
  validFrom: BusinessDay | null;
  /** The last day of an offer. */
  validTo: BusinessDay | null;
  prints: number;
  isVoid: boolean;
}

type Row = Omit<PaperTag, "unitPrice" | "validFrom" | "validTo" | "isVoid"> & {
  effectiveAt: string | null;
  endsAt: string | null;
  printedAt: string;
  status: string;
};

/**
 * What the tags of these prints say, in the order in which they are hung: stop by stop, store by store, along the shelves (R06).
 * Names and specifications are read now; the price is the one that the print gave it.
 */
export async function batchTags(db: DbOrTx, batches: readonly number[]): Promise<PaperTag[]> {
  const rows = await sqlOf(db)<Row[]>`
    select t.id as tag, s.code as store, s.name as "storeName", r.code as route, s.stop_sequence as stop,
           coalesce(h.shelf, '') as shelf, i.code as item, i.barcode, i.name, i.spec, i.unit, i.is_weighed as "isWeighed",
           t.kind, t.price_fen as "priceFen", case when t.kind = 'offer' and i.suggested_price_fen > t.price_fen
             then i.suggested_price_fen end as "beforeFen",
           t.effective_at as "effectiveAt", c.ends_at as "endsAt", t.printed_at as "printedAt", t.prints, t.status
    from tags t join stores s on s.id = t.store_id join routes r on r.id = s.route_id join items i on i.id = t.item_id
    left join store_shelves h on h.store_id = t.store_id and h.item_id = t.item_id
    left join price_changes c on c.id = coalesce(t.change_id, (select p.change_id from store_prices p
                                                               where p.store_id = t.store_id and p.item_id = t.item_id))
    where t.batch_id = any(${ints(batches)}::int8[])
    order by r.code, s.stop_sequence, s.code, shelf, i.code, t.id`;
  return rows.map(({ effectiveAt, endsAt, printedAt, status, ...tag }) => {
    const { priceFen } = tag;
    const isToCome = effectiveAt !== null && new Date(effectiveAt) > new Date(printedAt);
    // The last day is the one before the midnight at which the offer ends.
    const lastInstant =
      endsAt === null || tag.kind !== "offer" ? null : new Date(new Date(endsAt).getTime() - 1);
    return {
      ...tag,
      unitPrice: (priceFen !== null && unitPriceOf({ ...tag, priceFen })) || null,
      validFrom: isToCome && effectiveAt !== null ? businessDayOf(new Date(effectiveAt)) : null,
      validTo: lastInstant === null ? null : businessDayOf(lastInstant),
      isVoid: status === "superseded" || status === "cancelled",
    };
  });
}
