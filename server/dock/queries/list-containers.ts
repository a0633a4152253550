import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo, mustReachStore } from "@/server/auth/actor";
import { refuse } from "@/server/dock/errors";
import type { Owed } from "@/server/dock/queries/container-balances";
import type { ContainerEntriesInput, ListContainersInput } from "@/server/dock/schema";
import type { ContainerKind } from "@/server/shared/label-code";
import { type CursorValues, cursorNumber, type Page, pageOf } from "@/server/shared/paging";

/** What a store has of the chain's containers. */
export interface ContainerRow extends Owed {
  store: string;
  name: string;
  route: string;
  lastAt: Date | null;
  /** Since when nothing has come back while something is owed; null when nothing is owed. */
  lastBackAt: Date | null;
}

export interface ContainersPage extends Page<ContainerRow> {
  /** Of all stores that match, not of the page. */
  total: Owed;
}

interface Row extends Omit<ContainerRow, "lastAt" | "lastBackAt"> {
  id: number;
  lastAt: string | null;
  lastBackAt: string | null;
  allTotes: number;
  allCages: number;
  allIceBoxes: number;
}

/** Which store owes how many totes, cages and ice boxes, in the order of the stores. */
export async function listContainers(
  db: DbOrTx,
  actor: Actor,
  input: ListContainersInput,
): Promise<ContainersPage> {
  mustBeAbleTo(actor, "container.read");
  const sql = sqlOf(db);
  const after = cursorNumber(input.cursor, 0, 0);
  const search = (input.search ?? "").toLowerCase();
  const rows = await sql<Row[]>`
    with owed as (
      select store_id, coalesce(sum(qty) filter (where kind = 'tote'), 0)::int4 as totes,
             coalesce(sum(qty) filter (where kind = 'cage'), 0)::int4 as cages,
             coalesce(sum(qty) filter (where kind = 'ice_box'), 0)::int4 as boxes, max(at) as last_at,
             max(at) filter (where qty < 0) as last_back_at
      from container_entries group by store_id),
    matching as (
      select s.id, s.code as store, s.name, r.code as route, o.*
      from owed o join stores s on s.id = o.store_id join routes r on r.id = s.route_id
      where (${actor.storeIds === null}::bool or s.id = any(${ints(actor.storeIds ?? [])}::int4[]))
        and (${search} = '' or strpos(lower(s.code || ' ' || s.name || ' ' || r.code), ${search}) > 0)
        and (not ${input.owing}::bool or o.totes <> 0 or o.cages <> 0 or o.boxes <> 0)),
    sums as (select coalesce(sum(totes), 0)::int4 as totes, coalesce(sum(cages), 0)::int4 as cages, coalesce(sum(boxes), 0)::int4 as boxes
             from matching)
    select m.id, m.store, m.name, m.route, m.totes, m.cages, m.boxes as "iceBoxes", m.last_at as "lastAt",
           m.last_back_at as "lastBackAt", s.totes as "allTotes", s.cages as "allCages", s.boxes as "allIceBoxes"
    from matching m cross join sums s where m.id > ${after}::int4 order by m.id limit ${input.limit + 1}::int4`;
  const [first] = rows;
  const total = {
    totes: first?.allTotes ?? 0,
    cages: first?.allCages ?? 0,
    iceBoxes: first?.allIceBoxes ?? 0,
  };
  const page = pageOf([...rows], input.limit, ({ id }): CursorValues => [id]);
  return { total, nextCursor: page.nextCursor, rows: page.rows.map(shown) };
}

const shown = ({ store, name, route, totes, cages, iceBoxes, lastAt, lastBackAt }: Row): ContainerRow => ({
  ...{ store, name, route, totes, cages, iceBoxes },
  lastAt: lastAt === null ? null : new Date(lastAt),
  lastBackAt: lastBackAt === null ? null : new Date(lastBackAt),
});

/** One entry of a store's book of containers, with its cause. */
export interface ContainerEntry {
  entry: number;
  kind: ContainerKind;
  qty: number;
  /** What the store had of the kind after it. */
  after: number;
  cause: "trip" | "handover" | "count";
  /** The wave of a truck or a handover; empty of a count. */
  wave: string;
  reason: string;
  by: string;
  at: Date;
}

/** A store's book of containers, newest first. Refused: `dock/no-store`, out of reach. */
export async function listContainerEntries(
  db: DbOrTx,
  actor: Actor,
  input: ContainerEntriesInput,
): Promise<Page<ContainerEntry> & { store: string; name: string }> {
  mustBeAbleTo(actor, "container.read");
  const sql = sqlOf(db);
  const [store] = await sql<
    { id: number; name: string }[]
  >`select id, name from stores where code = ${input.store}`;
  if (!store) throw refuse("dock/no-store", { store: input.store });
  mustReachStore(actor, store.id);
  const before = cursorNumber(input.cursor, 0, null);
  const rows = await sql<(Omit<ContainerEntry, "at"> & { at: string })[]>`
    with entries as (
      select e.*, sum(e.qty) over (partition by e.kind order by e.id)::int4 as after
      from container_entries e where e.store_id = ${store.id})
    select e.id as entry, e.kind, e.qty, e.after, e.cause_type as cause, coalesce(w.wave_no, '') as wave,
           coalesce(k.reason, '') as reason, e.by_name as by, e.at
    from entries e
    left join trips t on e.cause_type = 'trip' and t.id = e.cause_id
    left join handovers h on e.cause_type = 'handover' and h.id = e.cause_id
    left join container_counts k on e.cause_type = 'count' and k.id = e.cause_id
    left join waves w on w.id = coalesce(t.wave_id, h.wave_id)
    where (${before}::int8 is null or e.id < ${before}::int8) order by e.id desc limit ${input.limit + 1}::int4`;
  const page = pageOf([...rows], input.limit, ({ entry }): CursorValues => [entry]);
  const shownRows = page.rows.map((row) => ({ ...row, at: new Date(row.at) }));
  return { store: input.store, name: store.name, nextCursor: page.nextCursor, rows: shownRows };
}
