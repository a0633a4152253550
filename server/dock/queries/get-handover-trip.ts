import { texts } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, isAbleTo, mustBeAbleTo, mustReachDc } from "@/server/auth/actor";
import { refuse } from "@/server/dock/errors";
import { containerBalances, type Owed } from "@/server/dock/queries/container-balances";
import { listTripSheets, type TripStop } from "@/server/dock/queries/list-trip-sheets";
import type { Handover } from "@/server/dock/queries/load-handovers";
import type { TripFacts } from "@/server/dock/queries/load-trips";
import { loadUnits, type Unit } from "@/server/dock/queries/load-units";
import type { UnitKind } from "@/server/dock/rules/load";
import type { TripRef } from "@/server/dock/schema";
import { formatFen } from "@/server/shared/fen";
import { findReachableWave } from "@/server/wave";

/** A label that the driver gives out. */
export interface StopUnit {
  code: string;
  kind: UnitKind;
  item: string;
  name: string;
  isGift: boolean;
}

/** What a store pays on delivery for one delivery order, as far as it still owes. */
export interface StopDue {
  delivery: string;
  owed: string;
}

/** One stop as the driver works it off. */
export interface HandoverStop {
  store: string;
  storeName: string;
  stop: number;
  phone: string;
  deliveries: string[];
  /** On the truck for this store. */
  units: StopUnit[];
  /** Labels that stayed at the DC when the truck left. */
  behind: StopUnit[];
  /** Totes of loose goods as one plans, when none has a label. */
  totesPlanned: number;
  owed: Owed;
  dues: StopDue[];
  hasLeft: boolean;
  handover: Handover | null;
}

/** What the gate counted when the truck was back. */
export interface TripReturn extends Owed {
  by: string;
  at: Date;
  remark: string;
}

export interface HandoverTrip extends TripFacts {
  wave: string;
  dc: string;
  route: string;
  routeName: string;
  stops: HandoverStop[];
  returned: TripReturn | null;
}

interface StoreRow {
  id: number;
  code: string;
  phone: string;
  hasLeft: boolean;
}

/**
 * A truck as its driver sees it: the stops in the order in which he comes to them, what each gets, owes and pays, and what was
 * signed already. Refused: `dock/unknown-trip`, a wave or DC out of reach.
 */
export async function getHandoverTrip(db: DbOrTx, actor: Actor, input: TripRef): Promise<HandoverTrip> {
  mustBeAbleTo(actor, "wave.read");
  const waveId = await findReachableWave(db, actor, input.wave);
  const { trips } = await listTripSheets(db, actor, input, "handover");
  const [trip] = trips;
  if (!trip) throw refuse("dock/unknown-trip", input);
  const { dock, truck, driver, departsAt, routeName } = trip;
  const codes = trip.stops.map(({ store }) => store);
  const stores = await loadStores(db, waveId, input.dc, codes);
  for (const { dcId } of stores.values()) mustReachDc(actor, dcId);
  const units = Map.groupBy(await loadUnits(db, actor, waveId, input), ({ store }) => store);
  const owed = await containerBalances(
    db,
    [...stores.values()].map(({ id }) => id),
  );
  const dues = isAbleTo(actor, "cod.read") ? await loadDues(db, waveId, input.dc, codes) : new Map();
  return {
    ...{ dock, truck, driver, departsAt, routeName },
    ...input,
    returned: await loadReturn(db, waveId, input),
    stops: trip.stops.map((stop) => {
      const store = stores.get(stop.store);
      return {
        ...stopOf(stop, units.get(stop.store) ?? []),
        phone: store?.phone ?? "",
        hasLeft: store?.hasLeft ?? false,
        owed: owed(store?.id ?? 0),
        dues: dues.get(stop.store) ?? [],
        handover: stop.handover,
      };
    }),
  };
}

function stopOf(
  { store, storeName, stop, deliveries, totes, totesPlanned }: TripStop,
  units: readonly Unit[],
) {
  const goes = units.filter(({ status }) => status !== "void");
  const slim = ({ code, kind, item, name, isGift }: Unit): StopUnit => ({ code, kind, item, name, isGift });
  return {
    ...{ store, storeName, stop, deliveries },
    units: goes.filter(({ isLoaded }) => isLoaded).map(slim),
    behind: goes.filter(({ isLoaded }) => !isLoaded).map(slim),
    totesPlanned: totes.length > 0 ? 0 : totesPlanned,
  };
}

async function loadStores(db: DbOrTx, waveId: number, dc: string, codes: readonly string[]) {
  const sql = sqlOf(db);
  const rows = await sql<(StoreRow & { dcId: number })[]>`
    select s.id, s.code, s.phone, c.id as "dcId", bool_and(d.dispatched_at is not null) as "hasLeft"
    from deliveries d join stores s on s.id = d.store_id join dcs c on c.id = d.dc_id
    where d.wave_id = ${waveId} and c.code = ${dc} and s.code = any(${texts(codes)}::text[])
      and d.status not in ('void', 'reversed')
    group by s.id, c.id`;
  return new Map(rows.map((row) => [row.code, row]));
}

async function loadDues(db: DbOrTx, waveId: number, dc: string, codes: readonly string[]) {
  const sql = sqlOf(db);
  const rows = await sql<{ store: string; delivery: string; owedFen: number }[]>`
    select s.code as store, d.delivery_no as delivery, u.amount_fen - u.paid_fen as "owedFen"
    from deliveries d join stores s on s.id = d.store_id join dcs c on c.id = d.dc_id
    join cod_dues u on u.delivery_id = d.id and u.status = 'open' and u.amount_fen > u.paid_fen
    where d.wave_id = ${waveId} and c.code = ${dc} and s.code = any(${texts(codes)}::text[]) and d.approved_at is not null
    order by d.id`;
  return Map.groupBy(
    rows.map(({ store, delivery, owedFen }) => ({ store, delivery, owed: formatFen(owedFen) })),
    ({ store }) => store,
  );
}

async function loadReturn(db: DbOrTx, waveId: number, { dc, route }: TripRef): Promise<TripReturn | null> {
  const sql = sqlOf(db);
  const [row] = await sql<(Omit<TripReturn, "at"> & { at: string })[]>`
    select n.totes, n.cages, n.ice_boxes as "iceBoxes", n.remark, n.counted_by_name as by, n.counted_at as at
    from trip_returns n join trips t on t.id = n.trip_id join dcs c on c.id = t.dc_id join routes r on r.id = t.route_id
    where t.wave_id = ${waveId} and c.code = ${dc} and r.code = ${route}`;
  return row ? { ...row, at: new Date(row.at) } : null;
}
