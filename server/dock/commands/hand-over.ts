import { column, ints, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, handOf, mustBeAbleTo, mustReachDc, mustReachStore } from "@/server/auth/actor";
import { deliverDeliveries, lockDeliveries } from "@/server/delivery";
import { bookContainers, bookOut } from "@/server/dock/book-containers";
import { refuse } from "@/server/dock/errors";
import { loadUnits } from "@/server/dock/queries/load-units";
import { containersMoved, piecesOf, signedAt } from "@/server/dock/rules/handover";
import type { HandOverInput } from "@/server/dock/schema";
import { invariant } from "@/server/shared/invariant";
import { labelCodeOf } from "@/server/shared/label-code";
import { findReachableWave } from "@/server/wave";

export interface HandedOver {
  handover: string;
  wave: string;
  store: string;
  /** Delivery orders that are delivered by it; none when the store or the clock had signed before. */
  delivered: number;
}

interface Stop {
  storeId: number;
  dcId: number;
  routeId: number;
  ids: number[];
}

/**
 * The driver gives a store its pieces and takes empties back, signed on his phone: its delivery orders are delivered and the
 * containers booked. What people have signed is a fact: the counts are taken as they are, also where they differ from what was
 * loaded. The phone's id counts once and gets the same answer however often it is sent. Refused: `dock/unknown-store`,
 * `dock/handed-over` by another one, `dock/other-label` in a note, `delivery/cannot-move` before the truck left, stores and
 * DCs out of reach.
 */
export async function handOver(
  db: DbOrTx,
  actor: Actor,
  input: HandOverInput,
  now: Date,
): Promise<HandedOver> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "truck.unload");
    const waveId = await findReachableWave(tx, actor, input.wave);
    const stop = await findStop(tx, actor, waveId, input);
    const locked = await lockDeliveries(tx, stop.ids);
    const deliveries = locked.filter(({ status }) => status !== "void" && status !== "reversed");
    const answer = { handover: input.handover, wave: input.wave, store: input.store };
    const before = await findBefore(tx, waveId, stop);
    if (before && before.ownId === input.handover) return { ...answer, delivered: 0 };
    if (before)
      throw refuse("dock/handed-over", { store: input.store, by: before.by, signedBy: before.signedBy });

    const units = (await loadUnits(tx, actor, waveId, { dc: input.dc })).filter(
      ({ storeId, status }) => storeId === stop.storeId && status !== "void",
    );
    const codes = input.notes.map(({ code }) => labelCodeOf(code)).filter((code) => code !== "");
    const known = new Set(units.map(({ code }) => code));
    const strange = codes.filter((code) => !known.has(code));
    if (strange.length > 0) throw refuse("dock/other-label", { codes: strange, store: input.store });

    const waiting = deliveries.filter(({ status }) => status === "dispatched");
    const { handover, signedBy } = input;
    await deliverDeliveries(tx, actor, deliveries, now, { handover, signedBy });
    const id = await write(tx, actor, { waveId, stop, input }, now);
    // Where its delivery orders left one by one, nobody has booked the truck's containers yet.
    await bookOut(tx, actor, await findTrip(tx, waveId, stop), units, now);
    const bookedOut = piecesOf(units.filter(({ isLoaded }) => isLoaded));
    const moved = containersMoved(input.given, bookedOut, input.back);
    const rows = moved.map((move) => ({ ...move, storeId: stop.storeId }));
    await bookContainers(tx, actor, { causeType: "handover", causeId: id }, rows, now);
    return { ...answer, delivered: waiting.length };
  });
}

async function findStop(tx: Tx, actor: Actor, waveId: number, input: HandOverInput): Promise<Stop> {
  const sql = sqlOf(tx);
  const rows = await sql<{ id: number; storeId: number; dcId: number; routeId: number }[]>`
    select d.id, d.store_id as "storeId", d.dc_id as "dcId", s.route_id as "routeId"
    from deliveries d join stores s on s.id = d.store_id join dcs c on c.id = d.dc_id
    where d.wave_id = ${waveId} and s.code = ${input.store} and c.code = ${input.dc}
      and d.status not in ('void', 'reversed')`;
  const [first] = rows;
  if (!first) throw refuse("dock/unknown-store", { wave: input.wave, store: input.store });
  mustReachDc(actor, first.dcId);
  mustReachStore(actor, first.storeId);
  const { storeId, dcId, routeId } = first;
  return { storeId, dcId, routeId, ids: rows.map(({ id }) => id) };
}

/** The truck whose containers went to the store: the one that booked them, else that of its route. */
async function findTrip(tx: Tx, waveId: number, { storeId, dcId, routeId }: Stop): Promise<number> {
  const sql = sqlOf(tx);
  const [booked] = await sql<{ id: number }[]>`
    select t.id from container_entries e join trips t on t.id = e.cause_id
    where e.cause_type = 'trip' and e.store_id = ${storeId} and t.wave_id = ${waveId} and t.dc_id = ${dcId} limit 1`;
  if (booked) return booked.id;
  const [trip] = await sql<{ id: number }[]>`
    insert into trips (wave_id, dc_id, route_id) values (${waveId}, ${dcId}, ${routeId})
    on conflict on constraint trips_once do update set dock = trips.dock returning id`;
  invariant(trip, "a truck was not found");
  return trip.id;
}

async function findBefore(tx: Tx, waveId: number, { storeId, dcId }: Stop) {
  const sql = sqlOf(tx);
  const [before] = await sql<{ ownId: string; by: string; signedBy: string }[]>`
    select own_id as "ownId", handed_by_name as by, signed_by_name as "signedBy" from handovers
    where wave_id = ${waveId} and dc_id = ${dcId} and store_id = ${storeId}`;
  return before;
}

async function write(
  tx: Tx,
  actor: Actor,
  { waveId, stop, input }: { waveId: number; stop: Stop; input: HandOverInput },
  now: Date,
): Promise<number> {
  const sql = sqlOf(tx);
  const [left] = await sql<{ at: string | null }[]>`
    select min(dispatched_at) as at from deliveries where id = any(${ints(stop.ids)}::int8[])`;
  const at = signedAt(new Date(input.signedAt), left?.at ? new Date(left.at) : null, now);
  const { given, back } = input;
  const [row] = await sql<{ id: number }[]>`
    insert into handovers (own_id, wave_id, dc_id, store_id, cases, totes, cages, ice_boxes, back_totes, back_cages,
      back_ice_boxes, signed_by_name, signature, remark, handed_by, handed_by_name, handed_at)
    values (${input.handover}, ${waveId}, ${stop.dcId}, ${stop.storeId}, ${given.cases}, ${given.totes}, ${given.cages},
      ${given.iceBoxes}, ${back.totes}, ${back.cages}, ${back.iceBoxes}, ${input.signedBy}, ${input.signature},
      ${input.remark}, ${handOf(actor)}, ${actor.name}, ${at.toISOString()}::text::timestamptz)
    returning id`;
  invariant(row, "a handover was not written");
  await sql`
    insert into handover_notes (handover_id, note_no, kind, code, remark)
    select ${row.id}::int8, n.no::int2, n.kind, n.code, n.remark
    from unnest(${texts(column(input.notes, ({ kind }) => kind))}::text::handover_note_kind[],
                ${texts(input.notes.map(({ code }) => labelCodeOf(code)))}::text::text[],
                ${texts(input.notes.map(({ remark }) => remark))}::text::text[]) with ordinality as n (kind, code, remark, no)`;
  return row.id;
}
