import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type FloorLayout, FloorMap, usualLayout } from "@/server/wave/walk/floor-map";

/** Where a DC's goods lie: the map of its floor and the location of each item that it knows one of. */
export interface DcFloor {
  map: FloorMap;
  locations: ReadonlyMap<number, string>;
}

/** The floors of these DCs, with the layout that each has settled. */
export async function loadFloors(db: DbOrTx, dcIds: Iterable<number>): Promise<Map<number, DcFloor>> {
  const ids = [...new Set(dcIds)];
  if (ids.length === 0) return new Map();
  const sql = sqlOf(db);
  const [goods, layouts] = await Promise.all([
    sql<{ dcId: number; itemId: number; location: string }[]>`
      select dc_id as "dcId", item_id as "itemId", location from dc_stock
      where dc_id = any(${ints(ids)}::text::int4[]) and location <> ''`,
    sql<({ dcId: number } & FloorLayout)[]>`
      select dc_id as "dcId", cell_cm as "cellCm", aisle_cm as "aisleCm", entry_cm as "entryCm", exit_cm as "exitCm"
      from floor_settings where dc_id = any(${ints(ids)}::text::int4[])`,
  ]);
  const locations = new Map(ids.map((id) => [id, new Map<number, string>()]));
  for (const { dcId, itemId, location } of goods) locations.get(dcId)?.set(itemId, location);
  return new Map(
    [...locations].map(([dcId, known]) => [
      dcId,
      {
        map: new FloorMap(known.values(), layouts.find((layout) => layout.dcId === dcId) ?? usualLayout),
        locations: known,
      },
    ]),
  );
}
