import { ints, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { refuse } from "@/server/light/errors";
import { listPutWalls, type PutWall } from "@/server/light/queries/list-put-walls";
import { expandAddress } from "@/server/light/rules/addresses";
import type { PutPositionsInput } from "@/server/light/schema";
import { lockDc } from "@/server/wave";

/**
 * Says which positions the put wall of a zone has, in the order of the stops; none: the wall is taken down, and its zone is put with a
 * scanner from the next release on. Replaces what was said before; rounds keep the positions at which they stand. Saying the same
 * again changes nothing. Refused: `light/position-busy`, `light/position-elsewhere`, `light/unreadable-range`, `floor/unknown-dc`.
 */
export async function setPutPositions(
  db: DbOrTx,
  actor: Actor,
  { dc, zone, positions }: PutPositionsInput,
  now: Date,
): Promise<PutWall> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "floor.configure");
    const dcId = await lockDc(tx, actor, dc);
    const addresses = positions.flatMap((text) => {
      const row = expandAddress(text);
      if (!row) throw refuse("light/unreadable-range", { text });
      return row;
    });
    const before =
      (await listPutWalls(tx, actor, { dc })).find((wall) => wall.zone === zone)?.positions ?? [];
    await mustBeFree(tx, dcId, zone, addresses);
    const sql = sqlOf(tx);
    await sql`
      delete from put_positions
      where dc_id = ${dcId}::int4 and zone = ${zone} and address <> all(${texts(addresses)}::text[])`;
    await sql`
      insert into put_positions (dc_id, zone, address, sequence)
      select ${dcId}::int4, ${zone}::text, p.address, p.sequence
      from unnest(${texts(addresses)}::text::text[], ${ints(addresses.map((_, at) => at + 1))}::text::int2[])
           p (address, sequence)
      on conflict (dc_id, address) do update set sequence = excluded.sequence
        where put_positions.sequence <> excluded.sequence`;
    if (JSON.stringify(before) !== JSON.stringify(addresses)) {
      const event = { type: "floor.put_wall_set", documentType: "dc" as const, documentId: dcId };
      await recordEvent(tx, actor, { ...event, before: { zone, before }, after: { zone, addresses } }, now);
    }
    const wall = (await listPutWalls(tx, actor, { dc })).find((one) => one.zone === zone);
    return wall ?? { dc, zone, positions: [], busy: 0 };
  });
}

/** Each address is named once, is no other wall's, and no position goes at which a round stands; locks the DC's positions. */
async function mustBeFree(tx: Tx, dcId: number, zone: string, addresses: readonly string[]): Promise<void> {
  const sql = sqlOf(tx);
  const rows = await sql<{ address: string; zone: string; taskId: number | null }[]>`
    select address, zone, task_id as "taskId" from put_positions
    where dc_id = ${dcId}::int4 order by dc_id, address for update`;
  const twice = addresses.filter((address, at) => addresses.indexOf(address) !== at);
  const named = new Set(addresses);
  const others = rows.filter((row) => row.zone !== zone && named.has(row.address));
  const elsewhere = [...new Set([...twice, ...others.map(({ address }) => address)])];
  if (elsewhere.length > 0) throw refuse("light/position-elsewhere", { addresses: elsewhere });
  const leaving = rows.filter((row) => row.zone === zone && !named.has(row.address) && row.taskId !== null);
  const busy = await sql<{ id: number }[]>`
    select id from pick_tasks
    where status in ('claimed', 'picking') and id = any(${ints(leaving.map(({ taskId }) => taskId ?? 0))}::int8[])`;
  const busyIds = new Set(busy.map(({ id }) => id));
  const standing = leaving.filter(({ taskId }) => busyIds.has(taskId ?? 0));
  if (standing.length > 0)
    throw refuse("light/position-busy", { addresses: standing.map(({ address }) => address) });
}
