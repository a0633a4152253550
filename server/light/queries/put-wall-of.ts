import { type DbOrTx, sqlOf } from "@/db/client";
import type { Lamp } from "@/server/light/queries/get-lamps";
import { isLit, lampName, lampStateOf } from "@/server/light/rules/lamps";
import { lineAt } from "@/server/light/rules/put-wall";
import type { TaskInHand, TaskLine } from "@/server/wave";

/** An item of a round: where it is fetched, and how many stores still wait for how much of it. */
export interface PutItem {
  item: string;
  name: string;
  spec: string;
  barcodeTail: string;
  location: string;
  unit: string;
  isWeighed: boolean;
  qty: number;
  stores: number;
}

/** What a round at a put wall stands on. */
export interface PutRound {
  /** The item that was scanned last. */
  item: string | null;
  /** Where each delivery order stands, by its number, in the order of the positions. */
  addresses: Map<string, string>;
}

/** The item that is lit in a round and where its delivery orders stand. */
export async function loadPutRound(db: DbOrTx, task: number): Promise<PutRound> {
  const sql = sqlOf(db);
  const [lit] = await sql<{ item: string }[]>`
    select i.code as item from put_items p join items i on i.id = p.item_id where p.task_id = ${task}::int8`;
  const positions = await sql<{ address: string; delivery: string }[]>`
    select p.address, d.delivery_no as delivery from put_positions p join deliveries d on d.id = p.delivery_id
    where p.task_id = ${task}::int8 order by p.sequence, p.address`;
  return {
    item: lit?.item ?? null,
    addresses: new Map(positions.map(({ delivery, address }) => [delivery, address])),
  };
}

/** The wall of a round; undefined while a delivery order of it has no position. */
export async function putWallOf(db: DbOrTx, { task, wave, lines }: TaskInHand, needed: number) {
  const { item, addresses } = await loadPutRound(db, task);
  if (lines.some(({ delivery }) => !addresses.has(delivery))) return undefined;
  const lamps = [...addresses].flatMap(([delivery, address]): Lamp[] => {
    const found = lineAt(lines, delivery, item, needed);
    if (!found) return [];
    const { line, state } = found;
    const isDark = state === "dark";
    return [
      {
        lamp: lampName(task, line.line),
        address,
        state,
        qty: isDark ? 0 : Math.max(line.qtyEach - line.scannedEach, 0),
        taken: isDark ? 0 : line.scannedEach,
        unit: isDark ? "" : line.unit,
        isWeighed: !isDark && line.isWeighed,
        item: isDark ? "" : line.item,
        name: isDark ? "" : line.name,
        store: line.store,
        storeName: line.storeName,
        tote: line.totes.at(-1) ?? "",
      },
    ];
  });
  const ofItem = Map.groupBy(lines, (line) => line.item);
  const all = [...ofItem.values()].flatMap((some) => itemOf(some, needed) ?? []);
  return {
    task,
    wave,
    lamps,
    item: all.find((one) => one.item === item) ?? null,
    left: all.filter(({ stores }) => stores > 0),
  };
}

function itemOf(lines: readonly TaskLine[], needed: number): PutItem | undefined {
  const [first] = lines;
  if (!first) return undefined;
  const { item, name, spec, barcodeTail, location, unit, isWeighed } = first;
  const open = lines.filter((line) => isLit(lampStateOf(line, needed)));
  const qty = open.reduce((sum, line) => sum + line.qtyEach - line.scannedEach, 0);
  const stores = new Set(open.map(({ delivery }) => delivery)).size;
  return { item, name, spec, barcodeTail, location, unit, isWeighed, qty, stores };
}
