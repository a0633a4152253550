import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { invariant } from "@/server/shared/invariant";
import type { Heap } from "@/server/stock";
import { usualCartTotes } from "@/server/wave/rules/carts";
import { type MethodRule, methodChooser } from "@/server/wave/rules/pick-methods";
import type { Floor } from "@/server/wave/rules/work-line";
import { type FloorLayout, FloorMap, usualLayout } from "@/server/wave/walk/floor-map";

/** How a DC picks, and the location of each item that it knows one of. */
export interface DcFloor extends Floor {
  locations: ReadonlyMap<number, string>;
  /** What lies at its places for cross-docking, item by item, that is promised to nobody. */
  docked: ReadonlyMap<number, readonly Heap[]>;
}

/** The floors of these DCs, with the layout, the methods and the carts that each has settled. */
export async function loadFloors(db: DbOrTx, dcIds: Iterable<number>): Promise<Map<number, DcFloor>> {
  const ids = [...new Set(dcIds)];
  if (ids.length === 0) return new Map();
  const sql = sqlOf(db);
  const [goods, settings, rules, walls, heaps] = await Promise.all([
    sql<{ dcId: number; itemId: number; location: string }[]>`
      select dc_id as "dcId", item_id as "itemId", location from dc_stock
      where dc_id = any(${ints(ids)}::int4[]) and location <> ''`,
    sql<({ dcId: number; cartTotes: number } & FloorLayout)[]>`
      select dc_id as "dcId", cart_totes as "cartTotes", cell_cm as "cellCm", aisle_cm as "aisleCm", entry_cm as "entryCm",
             exit_cm as "exitCm"
      from floor_settings where dc_id = any(${ints(ids)}::int4[])`,
    sql<MethodRule[]>`
      select dc_id as "dcId", pick_type as "pickType", zone, method from pick_methods
      where dc_id = any(${ints(ids)}::int4[])`,
    sql<{ dcId: number; zone: string; positions: number }[]>`
      select dc_id as "dcId", zone, count(*)::int4 as positions from put_positions
      where dc_id = any(${ints(ids)}::int4[]) group by dc_id, zone`,
    readHeaps(db, ids),
  ]);
  const methodOf = methodChooser(rules);
  const positionsIn = (dcId: number, zone: string) =>
    walls.find((wall) => wall.dcId === dcId && wall.zone === zone)?.positions;
  const locations = new Map(ids.map((id) => [id, new Map<number, string>()]));
  for (const { dcId, itemId, location } of goods) locations.get(dcId)?.set(itemId, location);
  return new Map(
    [...locations].map(([dcId, known]) => {
      const settled = settings.find((one) => one.dcId === dcId);
      const floor: DcFloor = {
        map: new FloorMap(known.values(), settled ?? usualLayout),
        methodOf: (pickType, zone) => methodOf(dcId, pickType, zone),
        cartTotes: settled?.cartTotes ?? usualCartTotes,
        putPositions: (zone) => positionsIn(dcId, zone) ?? positionsIn(dcId, "") ?? 0,
        locations: known,
        docked: Map.groupBy(
          heaps.filter((heap) => heap.dcId === dcId),
          ({ itemId }) => itemId,
        ),
      };
      return [dcId, floor];
    }),
  );
}

/** What lies at places for cross-docking, without what is promised there or leaving. */
async function readHeaps(db: DbOrTx, dcIds: readonly number[]) {
  const sql = sqlOf(db);
  return sql<(Heap & { dcId: number; itemId: number })[]>`
    select l.dc_id as "dcId", l.item_id as "itemId", l.location as place,
           greatest(sum(l.qty_each) - max(coalesce(x.qty_each, 0)) - max(coalesce(t.qty_each, 0)), 0)::int8 as "qtyEach"
    from dc_places p
    join dc_lots l on l.dc_id = p.dc_id and l.location = p.code
    left join lateral (select sum(x.qty_each) as qty_each from cross_dock_picks x
                       where x.dc_id = l.dc_id and x.item_id = l.item_id and x.location = l.location) x on true
    left join lateral (select sum(greatest(t.qty_each - t.moved_each, 0)) as qty_each from dc_move_tasks t
                       where t.dc_id = l.dc_id and t.item_id = l.item_id and t.from_location = l.location and t.status = 'open') t on true
    where p.kind = 'crossdock' and p.dc_id = any(${ints(dcIds)}::int4[])
    group by l.dc_id, l.item_id, l.location`;
}

/** The floor of one of them; one that was not loaded is a defect. */
export function floorIn(floors: ReadonlyMap<number, DcFloor>): (dcId: number) => DcFloor {
  return (dcId) => {
    const floor = floors.get(dcId);
    invariant(floor, `the floor of DC ${dcId}`);
    return floor;
  };
}
