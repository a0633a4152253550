import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { labelCodeOf, readCaseLabel, readContainerCode } from "@/server/shared/label-code";
import { refuse } from "@/server/wave/errors";

/**
 * Which open task a code belongs to: the number on a put list, the delivery order on a pick list, a tote, a label of a case. Of several the
 * first in the order of the floor. Else `task/nothing-found`.
 */
export async function findTask(
  db: DbOrTx,
  actor: Actor,
  { code: text }: { code: string },
): Promise<{ task: number }> {
  mustBeAbleTo(actor, "wave.read");
  const code = labelCodeOf(text);
  const number = /^\d{1,12}$/.test(code) ? Number(code) : (readCaseLabel(code)?.task ?? null);
  const container = readContainerCode(code) ?? null;
  const sql = sqlOf(db);
  const [row] = await sql<{ task: number }[]>`
    select t.id as task from pick_tasks t
    where t.status not in ('done', 'cancelled')
      and (${actor.dcIds === null}::bool or t.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))
      and (t.id = ${number}::int8
        or exists (
          select from pick_lines l join deliveries d on d.id = l.delivery_id
          where l.task_id = t.id and (d.delivery_no = ${code} or exists (
            select from containers n where n.id = ${container}::int8 and n.wave_id = d.wave_id and n.dc_id = d.dc_id
              and n.store_id = d.store_id and coalesce(n.delivery_id, d.id) = d.id))))
    order by t.id limit 1`;
  if (!row) throw refuse("task/nothing-found", { code: text.trim() });
  return row;
}
