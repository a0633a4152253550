import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo } from "@/server/auth/actor";
import { type StopFacts, stopColumns } from "@/server/dock/queries/load-case-lines";
import { type Handover, loadHandovers } from "@/server/dock/queries/load-handovers";
import { loadTrips, type TripFacts } from "@/server/dock/queries/load-trips";
import { loadUnits, type Unit } from "@/server/dock/queries/load-units";
import { byReverseStop, byStop } from "@/server/dock/rules/units";
import type { PaperRef } from "@/server/dock/schema";
import type { BusinessDay } from "@/server/shared/business-day";
import { totesFor } from "@/server/shared/quantity";
import { findReachableWave } from "@/server/wave";

/** Cases of one item for one store, as they are loaded and counted. */
export interface CasesOfItem {
  item: string;
  name: string;
  isGift: boolean;
  cases: number;
  /** The labels, in their order. */
  codes: string[];
}

/** What a driver hands over at one stop. */
export interface TripStop {
  store: string;
  storeName: string;
  stop: number;
  deliveries: string[];
  /** Whole cases, of what is picked or else allocated. */
  cases: number;
  items: CasesOfItem[];
  /** Codes of the labelled ones. */
  totes: string[];
  cages: string[];
  iceBoxes: string[];
  /** Totes of loose goods as one plans; what counts while no tote has a label. */
  totesPlanned: number;
  lines: number;
  shortLines: number;
  /** What was given and signed, once it was. */
  handover: Handover | null;
}

/** One truck: what one DC sends to the stops of one route. */
export interface TripSheet extends TripFacts {
  dc: string;
  temperature: StopFacts["temperature"];
  route: string;
  routeName: string;
  stops: TripStop[];
}

export interface WaveTrips {
  wave: string;
  deliverOn: BusinessDay;
  trips: TripSheet[];
}

interface StopRow extends StopFacts {
  deliveries: string[];
  loosePieces: number;
  lines: number;
  shortLines: number;
  deliverOn: BusinessDay;
}

/**
 * What leaves the dock, truck by truck: the stops in the order in which they are handed over, or `reversed` as they are
 * loaded. Void and reversed delivery orders are left out.
 */
export async function listTripSheets(
  db: DbOrTx,
  actor: Actor,
  input: PaperRef,
  order: "handover" | "loading",
): Promise<WaveTrips> {
  mustBeAbleTo(actor, "wave.read");
  const waveId = await findReachableWave(db, actor, input.wave);
  const tripOf = await loadTrips(db, waveId);
  const units = Map.groupBy(
    (await loadUnits(db, actor, waveId, input)).filter(({ status }) => status !== "void"),
    ({ dc, store }) => `${dc}/${store}`,
  );
  const handovers = order === "handover" ? await loadHandovers(db, waveId, { dc: input.dc }) : [];
  const signed = new Map(handovers.map((handover) => [`${handover.dc}/${handover.store}`, handover]));
  const rows = (await loadStops(db, actor, waveId, input)).sort(
    order === "handover" ? byStop : byReverseStop,
  );
  const trips = [...Map.groupBy(rows, ({ dc, route }) => `${dc}/${route}`).values()].flatMap((stops) => {
    const [first] = stops;
    if (!first) return [];
    const { dc, temperature, route, routeName } = first;
    return {
      ...tripOf(first.dcId, first.routeId),
      ...{ dc, temperature, route, routeName },
      stops: stops.map((stop) => ({
        ...stopOf(stop, units.get(`${dc}/${stop.store}`) ?? []),
        handover: signed.get(`${dc}/${stop.store}`) ?? null,
      })),
    };
  });
  return { wave: input.wave, deliverOn: rows[0]?.deliverOn ?? ("" as BusinessDay), trips };
}

function stopOf(row: StopRow, units: readonly Unit[]): Omit<TripStop, "handover"> {
  const codesOf = (kind: Unit["kind"]) => units.filter((unit) => unit.kind === kind).map(({ code }) => code);
  const cases = units.filter(({ kind }) => kind === "case");
  const items = [...Map.groupBy(cases, ({ item, isGift }) => `${item}/${isGift}`).values()].flatMap((of) => {
    const [first] = of;
    if (!first) return [];
    const { item, name, isGift } = first;
    return { item, name, isGift, cases: of.length, codes: of.map(({ code }) => code) };
  });
  const { store, storeName, stop, deliveries, lines, shortLines } = row;
  return {
    ...{ store, storeName, stop, deliveries, lines, shortLines, items },
    cases: cases.length,
    totes: codesOf("tote"),
    cages: codesOf("cage"),
    iceBoxes: codesOf("ice_box"),
    totesPlanned: totesFor(row.loosePieces),
  };
}

async function loadStops(db: DbOrTx, actor: Actor, waveId: number, ref: PaperRef): Promise<StopRow[]> {
  const sql = sqlOf(db);
  const rows = await sql<StopRow[]>`
    with lines as (
      select d.store_id, d.dc_id, d.delivery_no, d.pick_type, d.deliver_on, k.delivery_id is not null as is_short,
             coalesce(k.picked_each, l.allocated_each) as qty, i.is_weighed
      from deliveries d
      join delivery_lines l on l.delivery_id = d.id
      join items i on i.id = l.item_id
      left join delivery_shorts k on k.delivery_id = d.id and k.line_no = l.line_no
      where d.wave_id = ${waveId} and d.status not in ('void', 'reversed')
        and (${actor.dcIds === null}::bool or d.dc_id = any(${ints(actor.dcIds ?? [])}::int4[])))
    select ${stopColumns(db)}, min(n.deliver_on)::text as "deliverOn",
           array_agg(distinct n.delivery_no order by n.delivery_no) as deliveries,
           coalesce(sum(case when n.is_weighed then least(n.qty, 1) else n.qty end)
             filter (where n.pick_type = 'loose'), 0)::int8 as "loosePieces",
           count(*) filter (where n.qty > 0)::int4 as lines, count(*) filter (where n.is_short)::int4 as "shortLines"
    from lines n
    join dcs c on c.id = n.dc_id
    join stores s on s.id = n.store_id
    join routes r on r.id = s.route_id
    where (${ref.dc ?? null}::text is null or c.code = ${ref.dc ?? null}::text)
      and (${ref.route ?? null}::text is null or r.code = ${ref.route ?? null}::text)
    group by c.id, s.id, r.id`;
  return [...rows].sort((a, b) => Number(a.dc > b.dc) - Number(a.dc < b.dc));
}
