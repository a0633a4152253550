import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, handOf, mustBeAbleTo, mustReachDc } from "@/server/auth/actor";
import { type LampState, lampName, lampStateOf, visitsNeededBy } from "@/server/light/rules/lamps";
import type { WallInput } from "@/server/light/schema";
import { getTask } from "@/server/wave";

/** One lamp at its address. */
export interface Lamp {
  lamp: string;
  address: string;
  state: LampState;
  /** Still to take, in base units. */
  qty: number;
  taken: number;
  unit: string;
  isWeighed: boolean;
  item: string;
  name: string;
  store: string;
}

/** What a wall shows: the task that its hand works on, its lamps in walking order, and how many tasks wait. */
export interface Wall {
  dc: string;
  zone: string;
  task: number | null;
  wave: string;
  store: string;
  storeName: string;
  lamps: Lamp[];
  waiting: number;
}

/** The lamps of a zone, as they are for whoever asks. */
export async function getLamps(db: DbOrTx, actor: Actor, { dc, zone }: WallInput): Promise<Wall> {
  mustBeAbleTo(actor, "task.work");
  const sql = sqlOf(db);
  const rows = await sql<{ task: number; isMine: boolean; dcId: number }[]>`
    select t.id as task, coalesce(t.claimed_by = ${handOf(actor)}, false) as "isMine", t.dc_id as "dcId"
    from pick_tasks t join dcs c on c.id = t.dc_id join waves w on w.id = t.wave_id and w.cancelled_at is null
    where c.code = ${dc} and t.zone = ${zone} and t.method = 'light'
      and (t.status = 'open' or (t.status in ('claimed', 'picking') and t.claimed_by = ${handOf(actor)}))
    order by t.id`;
  const [first] = rows;
  if (first) mustReachDc(actor, first.dcId);
  const mine = rows.find(({ isMine }) => isMine);
  const wall = { dc, zone, waiting: rows.filter(({ isMine }) => !isMine).length };
  if (!mine) return { ...wall, task: null, wave: "", store: "", storeName: "", lamps: [] };
  const task = await getTask(db, actor, { task: mine.task });
  const needed = visitsNeededBy(actor.kind, task.shortVisits);
  const lamps = task.lines.map(
    (line): Lamp => ({
      lamp: lampName(task.task, line.line),
      address: line.location,
      state: lampStateOf(line, needed),
      qty: Math.max(line.qtyEach - line.scannedEach, 0),
      taken: line.scannedEach,
      unit: line.unit,
      isWeighed: line.isWeighed,
      item: line.item,
      name: line.name,
      store: line.store,
    }),
  );
  const stores = new Set(task.lines.map(({ store }) => store));
  const [line] = task.lines;
  const one =
    stores.size === 1 && line
      ? { store: line.store, storeName: line.storeName }
      : { store: "", storeName: "" };
  return { ...wall, ...one, task: task.task, wave: task.wave, lamps };
}

/** A zone where tasks are picked by light, and how many wait there. */
export interface WallChoice {
  dc: string;
  zone: string;
  waiting: number;
}

/** The walls of the actor's DCs that have something to show, or had something today. */
export async function listWalls(db: DbOrTx, actor: Actor): Promise<WallChoice[]> {
  mustBeAbleTo(actor, "task.work");
  const sql = sqlOf(db);
  const rows = await sql<(WallChoice & { dcId: number })[]>`
    select c.code as dc, c.id as "dcId", t.zone,
           count(*) filter (where t.status in ('open', 'claimed', 'picking'))::int4 as waiting
    from pick_tasks t join dcs c on c.id = t.dc_id
    where t.method = 'light' and t.id > (select coalesce(max(id), 0) - 20000 from pick_tasks)
    group by c.id, t.zone order by c.code, t.zone`;
  return rows
    .filter(({ dcId }) => actor.dcIds === null || actor.dcIds.includes(dcId))
    .map(({ dc, zone, waiting }) => ({ dc, zone, waiting }));
}
