import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, handOf, mustBeAbleTo, mustReachDc } from "@/server/auth/actor";
import { refuse } from "@/server/light/errors";
import { loadPutRound } from "@/server/light/queries/put-wall-of";
import { isLit, lampStateOf, visitsNeededBy } from "@/server/light/rules/lamps";
import { readItem } from "@/server/light/rules/put-wall";
import { getTask, lockTaskWithDeliveries } from "@/server/wave";

/**
 * An item was scanned at a put wall: from now on the positions of the stores that get it are lit. Scanned again while it is lit it
 * changes nothing. Refused: `light/no-round` while none stands at the wall, `light/still-lit` while another item has lamps that nobody has
 * confirmed, `light/not-in-round`, `light/all-put`.
 */
export async function lightItem(
  db: DbOrTx,
  actor: Actor,
  { dc, zone, code }: { dc: string; zone: string; code: string },
  now: Date,
): Promise<{ task: number; item: string }> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "task.work");
    const task = await roundAt(tx, actor, { dc, zone });
    // With its delivery orders, as everything that is confirmed here: a press and a scan at once come one after the other.
    await lockTaskWithDeliveries(tx, actor, task);
    const { lines, shortVisits } = await getTask(tx, actor, { task });
    const needed = visitsNeededBy(actor.kind, shortVisits);
    const { item: lit, addresses } = await loadPutRound(tx, task);
    const read = readItem(code, lines, needed);
    if (read.kind === "unknown") throw refuse("light/not-in-round", { code, task });
    const open = lines.filter((line) => line.item === lit && isLit(lampStateOf(line, needed)));
    if (read.item !== lit && open.length > 0) {
      const at = new Set(open.map(({ delivery }) => addresses.get(delivery) ?? ""));
      throw refuse("light/still-lit", { item: open[0]?.name ?? "", addresses: [...at].sort() });
    }
    const name = lines.find((line) => line.item === read.item)?.name ?? read.item;
    if (read.kind === "put") throw refuse("light/all-put", { item: name, task });
    const sql = sqlOf(tx);
    await sql`
      insert into put_items (task_id, item_id, scanned_at)
      select ${task}::int8, i.id, ${now.toISOString()}::text::timestamptz from items i where i.code = ${read.item}
      on conflict (task_id) do update set item_id = excluded.item_id, scanned_at = excluded.scanned_at
        where put_items.item_id <> excluded.item_id`;
    return { task, item: read.item };
  });
}

/** The round of that wall that this hand works on, its stores at their positions. */
async function roundAt(tx: Tx, actor: Actor, { dc, zone }: { dc: string; zone: string }): Promise<number> {
  const sql = sqlOf(tx);
  const [round] = await sql<{ task: number; dcId: number }[]>`
    select t.id as task, t.dc_id as "dcId"
    from pick_tasks t join dcs c on c.id = t.dc_id join waves w on w.id = t.wave_id and w.cancelled_at is null
    where c.code = ${dc} and t.zone = ${zone} and t.method = 'put_light' and t.status in ('claimed', 'picking')
      and t.claimed_by = ${handOf(actor)} and exists (select from put_positions p where p.task_id = t.id)
    order by t.id limit 1`;
  if (!round) throw refuse("light/no-round", { dc, zone });
  mustReachDc(actor, round.dcId);
  return round.task;
}
