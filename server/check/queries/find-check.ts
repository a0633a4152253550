import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { labelCodeOf, readCaseLabel, readContainerCode } from "@/server/shared/label-code";
import { refuse } from "../errors";

/** Which delivery order that waits for a check a label belongs to: its own number, a case, a tote. Else `check/nothing-found`. */
export async function findCheck(
  db: DbOrTx,
  actor: Actor,
  { code: text }: { code: string },
): Promise<{ delivery: string }> {
  mustBeAbleTo(actor, "wave.read");
  const code = labelCodeOf(text);
  const label = readCaseLabel(code);
  const container = readContainerCode(code);
  const sql = sqlOf(db);
  const [row] = await sql<{ delivery: string }[]>`
    select d.delivery_no as delivery from deliveries d
    where d.check_due and (${actor.dcIds === null}::bool or d.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))
      and (d.delivery_no = ${code}
        or d.id in (select l.delivery_id from pick_lines l
                    where l.task_id = ${label?.task ?? null}::int8 and l.line_no = ${label?.line ?? null}::int4)
        or exists (select from containers n where n.id = ${container ?? null}::int8 and n.wave_id = d.wave_id
                   and n.dc_id = d.dc_id and n.store_id = d.store_id and coalesce(n.delivery_id, d.id) = d.id))
    order by d.id limit 1`;
  if (!row) throw refuse("check/nothing-found", { code: text });
  return row;
}
