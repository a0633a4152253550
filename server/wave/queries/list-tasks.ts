import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo } from "@/server/auth/actor";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import { findReachableWave } from "@/server/wave/lock-wave";
import { loadTasks, type Task } from "@/server/wave/queries/load-tasks";
import type { ListTasksInput } from "@/server/wave/schema";

/** A wave's pick tasks at the DCs that the actor may see, with their lines in walking order. */
export async function listTasks(db: DbOrTx, actor: Actor, input: ListTasksInput): Promise<Page<Task>> {
  mustBeAbleTo(actor, "wave.read");
  const waveId = await findReachableWave(db, actor, input.wave);
  const sql = sqlOf(db);
  const rows = await sql<{ id: number }[]>`
    select id from pick_tasks
    where wave_id = ${waveId} and id > ${cursorNumber(input.cursor, 0, 0)}::int8
      and (${actor.dcIds === null}::bool or dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))
      and (${input.method ?? null}::text is null or method::text = ${input.method ?? null}::text)
    order by id limit ${input.limit + 1}::int4`;
  const page = pageOf(rows, input.limit, ({ id }) => [id]);
  return {
    rows: await loadTasks(
      db,
      page.rows.map(({ id }) => id),
    ),
    nextCursor: page.nextCursor,
  };
}
