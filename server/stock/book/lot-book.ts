import { column, ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { invariant } from "@/server/shared/invariant";
import type { DcItem } from "@/server/stock/book/lock-dc-stock";
import { type StockKey, stockKey } from "@/server/stock/book/movement";
import { type ExpiryDate, type Lot, type LotWish, putLot, takeLots, undated } from "@/server/stock/lot-rules";

interface Shelf extends DcItem {
  lots: Lot[];
  /** As they are in the database. */
  before: readonly Lot[];
}

/**
 * The lots of items whose stock rows the transaction has locked: read once, changed here, written at the end. Whoever changes what is on
 * hand changes them by as much, so that their sum is the book.
 */
export class LotBook {
  private constructor(private readonly shelves: ReadonlyMap<StockKey, Shelf>) {}

  static async load(tx: Tx, keys: readonly DcItem[]): Promise<LotBook> {
    const shelves = new Map<StockKey, Shelf>();
    for (const { dcId, itemId } of keys)
      shelves.set(stockKey(dcId, itemId), { dcId, itemId, lots: [], before: [] });
    const sql = sqlOf(tx);
    const rows = await sql<(Lot & DcItem)[]>`
      select l.dc_id as "dcId", l.item_id as "itemId", l.expires_on::text as "expiresOn", l.location, l.qty_each as "qtyEach"
      from unnest(${ints(column([...shelves.values()], ({ dcId }) => dcId))}::text::int4[],
                  ${ints(column([...shelves.values()], ({ itemId }) => itemId))}::text::int4[]) as k (dc_id, item_id)
      join dc_lots l on l.dc_id = k.dc_id and l.item_id = k.item_id`;
    for (const { dcId, itemId, ...lot } of rows) shelves.get(stockKey(dcId, itemId))?.lots.push(lot);
    for (const shelf of shelves.values()) shelf.before = shelf.lots;
    return new LotBook(shelves);
  }

  of(key: DcItem): readonly Lot[] {
    return this.shelf(key).lots;
  }

  /** Whether any goods of the item have an expiry date. */
  isDated(key: DcItem): boolean {
    return this.shelf(key).lots.some(({ expiresOn }) => expiresOn !== undated);
  }

  /** Takes goods, first expired first and the pick face first; of the wish as far as they are there, the rest of any. More than lies there is a defect. */
  take(key: DcItem, face: string, qtyEach: number, wish: LotWish = {}): Lot[] {
    const shelf = this.shelf(key);
    const wished = takeLots(shelf.lots, face, qtyEach, wish);
    const open = qtyEach - sumOf(wished.taken);
    const rest = open > 0 ? takeLots(wished.left, face, open) : { taken: [], left: wished.left };
    const taken = [...wished.taken, ...rest.taken];
    invariant(sumOf(rest.taken) === open, `DC ${key.dcId} has fewer of item ${key.itemId} than ${qtyEach}`);
    shelf.lots = rest.left;
    return taken;
  }

  put(key: DcItem, lot: Lot): void {
    const shelf = this.shelf(key);
    shelf.lots = putLot(shelf.lots, lot);
  }

  /** Carries goods from one place to another, of a date if one is named, first expired first; no more than lie there. Answers what was carried. */
  move(key: DcItem, way: { from: string; to: string; qtyEach: number; expiresOn?: ExpiryDate }): Lot[] {
    const shelf = this.shelf(key);
    const { from, to, qtyEach, expiresOn } = way;
    const { taken, left } = takeLots(shelf.lots, from, qtyEach, { location: from, expiresOn });
    shelf.lots = taken.reduce((lots, lot) => putLot(lots, { ...lot, location: to }), left);
    return taken;
  }

  /** Everything that lies at one place lies at another from now on. */
  relocate(key: DcItem, from: string, to: string): void {
    const shelf = this.shelf(key);
    const moved = shelf.lots.filter(({ location }) => location === from);
    shelf.lots = moved.reduce(
      (lots, lot) => putLot(lots, { ...lot, location: to }),
      shelf.lots.filter(({ location }) => location !== from),
    );
  }

  /** Puts what has changed back. */
  async write(tx: Tx): Promise<void> {
    const changes = [...this.shelves.values()].flatMap(changesOf);
    if (changes.length === 0) return;
    const sql = sqlOf(tx);
    const gone = changes.filter(({ qtyEach }) => qtyEach === 0);
    const kept = changes.filter(({ qtyEach }) => qtyEach > 0);
    if (gone.length > 0)
      await sql`
        delete from dc_lots l
        using unnest(${ints(column(gone, (c) => c.dcId))}::text::int4[], ${ints(column(gone, (c) => c.itemId))}::text::int4[],
                     ${texts(column(gone, (c) => c.expiresOn))}::text::date[], ${texts(column(gone, (c) => c.location))}::text::text[])
              as k (dc_id, item_id, expires_on, location)
        where l.dc_id = k.dc_id and l.item_id = k.item_id and l.expires_on = k.expires_on and l.location = k.location`;
    if (kept.length > 0)
      await sql`
        insert into dc_lots (dc_id, item_id, expires_on, location, qty_each)
        select * from unnest(${ints(column(kept, (c) => c.dcId))}::text::int4[], ${ints(column(kept, (c) => c.itemId))}::text::int4[],
                             ${texts(column(kept, (c) => c.expiresOn))}::text::date[], ${texts(column(kept, (c) => c.location))}::text::text[],
                             ${ints(column(kept, (c) => c.qtyEach))}::text::int8[])
        on conflict (dc_id, item_id, expires_on, location) do update set qty_each = excluded.qty_each`;
  }

  private shelf({ dcId, itemId }: DcItem): Shelf {
    const shelf = this.shelves.get(stockKey(dcId, itemId));
    invariant(shelf, `the lots of item ${itemId} at DC ${dcId} were not read`);
    return shelf;
  }
}

const sumOf = (lots: readonly Lot[]) => lots.reduce((sum, { qtyEach }) => sum + qtyEach, 0);
const nameOf = (lot: { expiresOn: ExpiryDate; location: string }) => `${lot.expiresOn} ${lot.location}`;

/** The lots of an item that differ from the database; quantity 0: no longer there. */
function changesOf({ dcId, itemId, lots, before }: Shelf): (Lot & DcItem)[] {
  const old = new Map(before.map((lot) => [nameOf(lot), lot.qtyEach]));
  const now = new Set(lots.map(nameOf));
  return [
    ...lots.filter((lot) => old.get(nameOf(lot)) !== lot.qtyEach),
    ...before.filter((lot) => !now.has(nameOf(lot))).map((lot) => ({ ...lot, qtyEach: 0 })),
  ].map((lot) => ({ ...lot, dcId, itemId }));
}
