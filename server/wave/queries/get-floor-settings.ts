import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { findReachableDc } from "@/server/wave/lock-dc";
import { usualCartTotes } from "@/server/wave/rules/carts";
import { usualMethods } from "@/server/wave/rules/pick-methods";
import { usualVisits } from "@/server/wave/rules/scans";
import { zoneOf } from "@/server/wave/rules/work-line";
import type { caseMethods, FloorSettingsInput, looseMethods } from "@/server/wave/schema";
import { type FloorLayout, usualLayout } from "@/server/wave/walk/floor-map";

export interface FloorSettings extends FloorSettingsInput {
  name: string;
  cartTotes: number;
  /** The tote of a slot is scanned before a line counts. */
  asksTote: boolean;
  layout: FloorLayout;
}

interface MethodRow {
  pickType: "case" | "loose";
  zone: string;
  method: string;
}

/**
 * How a DC's floor works: the method of every zone that goods lie in or that was named, the visits to a short place, the
 * totes on a cart, and how its aisles are measured.
 */
export async function getFloorSettings(
  db: DbOrTx,
  actor: Actor,
  input: { dc: string },
): Promise<FloorSettings> {
  mustBeAbleTo(actor, "floor.configure");
  const dcId = await findReachableDc(db, actor, input.dc);
  const sql = sqlOf(db);
  const methods = await sql<MethodRow[]>`
    select pick_type as "pickType", zone, method::text from pick_methods where dc_id = ${dcId}::int4`;
  const places = await sql<{ location: string }[]>`
    select distinct location from dc_stock where dc_id = ${dcId}::int4 and location <> ''`;
  const [dc] = await sql<
    {
      name: string;
      visits: number | null;
      totes: number | null;
      asksTote: boolean;
      layout: FloorLayout | null;
    }[]
  >`
    select d.name, f.short_visits as visits, f.cart_totes as totes, coalesce(f.asks_tote, false) as "asksTote",
           case when f.dc_id is not null then jsonb_build_object(
             'cellCm', f.cell_cm, 'aisleCm', f.aisle_cm, 'entryCm', f.entry_cm, 'exitCm', f.exit_cm) end as layout
    from dcs d left join floor_settings f on f.dc_id = d.id where d.id = ${dcId}::int4`;
  const of = (pickType: string, zone: string) =>
    methods.find((row) => row.pickType === pickType && row.zone === zone)?.method;
  const ofCase = (zone: string) => (of("case", zone) ?? null) as (typeof caseMethods)[number] | null;
  const ofLoose = (zone: string) => (of("loose", zone) ?? null) as (typeof looseMethods)[number] | null;
  const zones = new Set([
    ...places.map(({ location }) => zoneOf(location)),
    ...methods.map(({ zone }) => zone),
  ]);
  zones.delete("");
  return {
    dc: input.dc,
    name: dc?.name ?? "",
    case: ofCase("") ?? usualMethods.case,
    loose: ofLoose("") ?? usualMethods.loose,
    zones: [...zones].sort().map((zone) => ({ zone, case: ofCase(zone), loose: ofLoose(zone) })),
    shortVisits: dc?.visits ?? usualVisits,
    cartTotes: dc?.totes ?? usualCartTotes,
    asksTote: dc?.asksTote ?? false,
    layout: { ...usualLayout, ...dc?.layout },
  };
}

/** So often a picker looks at a place of this DC before it counts as short there. */
export async function shortVisitsOf(db: DbOrTx, dcId: number): Promise<number> {
  const sql = sqlOf(db);
  const [row] = await sql<{ visits: number }[]>`
    select short_visits as visits from floor_settings where dc_id = ${dcId}::int4`;
  return row?.visits ?? usualVisits;
}
