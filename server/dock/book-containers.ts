import { column, ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import type { Unit } from "@/server/dock/queries/load-units";
import type { ContainerMove } from "@/server/dock/rules/handover";

/** The only writer of the book of containers: out to a store (+), back (−), once per cause, store and kind; a repeat adds nothing. */
export async function bookContainers(
  tx: Tx,
  actor: Actor,
  { causeType, causeId }: { causeType: "trip" | "handover" | "count"; causeId: number },
  moves: readonly (ContainerMove & { storeId: number })[],
  now: Date,
): Promise<void> {
  const moving = moves.filter(({ qty }) => qty !== 0);
  if (moving.length === 0) return;
  const sql = sqlOf(tx);
  await sql`
    insert into container_entries (store_id, kind, qty, cause_type, cause_id, by_name, at)
    select m.store_id, m.kind, m.qty, ${causeType}::text::container_cause, ${causeId}::int8, ${actor.name}::text,
           ${now.toISOString()}::text::timestamptz
    from unnest(${ints(column(moving, ({ storeId }) => storeId))}::text::int4[],
                ${texts(column(moving, ({ kind }) => kind))}::text::container_kind[],
                ${ints(column(moving, ({ qty }) => qty))}::text::int4[]) m (store_id, kind, qty)
    on conflict on constraint container_entries_once do nothing`;
}

/** What stood on the truck when it left: a store owes so many back. Booked once per truck, store and kind. */
export async function bookOut(
  tx: Tx,
  actor: Actor,
  tripId: number,
  units: readonly Pick<Unit, "kind" | "storeId" | "isLoaded" | "status">[],
  now: Date,
): Promise<void> {
  const loaded = units.flatMap(({ kind, isLoaded, status, storeId }) =>
    kind !== "case" && isLoaded && status !== "void" ? { kind, storeId } : [],
  );
  const groups = [...Map.groupBy(loaded, ({ storeId, kind }) => `${storeId}/${kind}`).values()];
  const moves = groups.flatMap((group) => group.slice(0, 1).map((one) => ({ ...one, qty: group.length })));
  await bookContainers(tx, actor, { causeType: "trip", causeId: tripId }, moves, now);
}
