import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, handOf, mustBeAbleTo, mustReachDc } from "@/server/auth/actor";
import { type PutItem, putWallOf } from "@/server/light/queries/put-wall-of";
import { type LampState, lampName, lampStateOf, visitsNeededBy } from "@/server/light/rules/lamps";
import type { WallInput, WallKind } from "@/server/light/schema";
import { getTask, type TaskInHand } from "@/server/wave";

/** One lamp at its address: of a location with an item, or of a position with a store's tote. */
export interface Lamp {
  lamp: string;
  address: string;
  state: LampState;
  /** Still to take or to put, in base units. */
  qty: number;
  taken: number;
  unit: string;
  isWeighed: boolean;
  item: string;
  name: string;
  store: string;
  storeName: string;
  /** The label of the tote that is open there; empty while none has been printed. */
  tote: string;
}

/** What a wall shows: the task that its hand works on, its lamps in their order, and how many tasks wait. */
export interface Wall {
  dc: string;
  zone: string;
  kind: WallKind;
  task: number | null;
  wave: string;
  /** The store of all lamps; empty where they are several. */
  store: string;
  storeName: string;
  lamps: Lamp[];
  waiting: number;
  /** Of a put wall: the item that was scanned last, and those that stores still wait for, in walking order. */
  item: PutItem | null;
  left: PutItem[];
}

/** By which method a wall's tasks are picked. */
export const methodOfWall = (kind: WallKind) => (kind === "put" ? "put_light" : "light");

/** The lamps of a zone, as they are for whoever asks. */
export async function getLamps(db: DbOrTx, actor: Actor, { dc, zone, kind }: WallInput): Promise<Wall> {
  mustBeAbleTo(actor, "task.work");
  const sql = sqlOf(db);
  const rows = await sql<{ task: number; isMine: boolean; dcId: number }[]>`
    select t.id as task, coalesce(t.claimed_by = ${handOf(actor)}, false) as "isMine", t.dc_id as "dcId"
    from pick_tasks t join dcs c on c.id = t.dc_id join waves w on w.id = t.wave_id and w.cancelled_at is null
    where c.code = ${dc} and t.zone = ${zone} and t.method::text = ${methodOfWall(kind)}
      and (t.status = 'open' or (t.status in ('claimed', 'picking') and t.claimed_by = ${handOf(actor)}))
    order by t.id`;
  const [first] = rows;
  if (first) mustReachDc(actor, first.dcId);
  const mine = rows.find(({ isMine }) => isMine);
  const others = rows.filter(({ isMine }) => !isMine).length;
  const dark = { task: null, wave: "", store: "", storeName: "", lamps: [], item: null, left: [] };
  const wall = { dc, zone, kind, ...dark, waiting: others };
  if (!mine) return wall;
  const task = await getTask(db, actor, { task: mine.task });
  const needed = visitsNeededBy(actor.kind, task.shortVisits);
  if (kind === "pick") return { ...wall, ...pickWallOf(task, needed) };
  const put = await putWallOf(db, task, needed);
  // Somebody took it elsewhere: its stores have no positions yet, and starting gives them some.
  return put ? { ...wall, ...put } : { ...wall, waiting: others + 1 };
}

/** Lamps at the items, in walking order. */
function pickWallOf(task: TaskInHand, needed: number) {
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
      storeName: line.storeName,
      tote: line.totes.at(-1) ?? "",
    }),
  );
  const stores = new Set(task.lines.map(({ store }) => store));
  const [line] = task.lines;
  const isOne = stores.size === 1 && line;
  const one = isOne ? { store: line.store, storeName: line.storeName } : { store: "", storeName: "" };
  return { ...one, task: task.task, wave: task.wave, lamps };
}
