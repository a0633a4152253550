import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import type { BusinessDay } from "@/server/shared/business-day";
import { instantText } from "@/server/shared/instant-text";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import { findDc } from "@/server/warehouse/find-dc";
import type { ListMoveTasksInput, moveTaskKinds, moveTaskStatuses } from "@/server/warehouse/schema";

export interface MoveTaskRow {
  task: number;
  kind: (typeof moveTaskKinds)[number];
  status: (typeof moveTaskStatuses)[number];
  item: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  casePackEach: number;
  expiresOn: BusinessDay | null;
  from: string;
  to: string;
  qty: number;
  moved: number;
  /** Why it was given up: `gone` when nothing lay there any more. */
  closeReason: string;
  requestedAt: string;
  claimedBy: string | null;
  closedBy: string | null;
}

/** A DC's moves, newest first: those that are open, or those of one state. Refused: `warehouse/unknown-dc`. */
export async function listMoveTasks(
  db: DbOrTx,
  actor: Actor,
  input: ListMoveTasksInput,
): Promise<Page<MoveTaskRow>> {
  mustBeAbleTo(actor, "goods.move");
  const dcId = await findDc(db, actor, input.dc);
  const sql = sqlOf(db);
  const before = cursorNumber(input.cursor, 0, null);
  const { status = "open", kind = null } = input;
  const rows = await sql<MoveTaskRow[]>`
    select t.id as task, t.kind, t.status, i.code as item, i.name, i.unit, i.is_weighed as "isWeighed",
           i.case_pack_each as "casePackEach", nullif(t.expires_on, 'infinity')::text as "expiresOn", t.from_location as "from",
           t.to_location as "to", t.qty_each as qty, t.moved_each as moved, t.close_reason as "closeReason",
           t.requested_at as "requestedAt", t.claimed_by_name as "claimedBy", t.closed_by_name as "closedBy"
    from dc_move_tasks t join items i on i.id = t.item_id
    where t.dc_id = ${dcId}::int4 and t.status = ${status}::text::dc_move_task_status
      and (${kind}::text is null or t.kind::text = ${kind}::text) and (${before}::int8 is null or t.id < ${before}::int8)
    order by t.id desc limit ${input.limit + 1}::int4`;
  const { nextCursor, rows: shown } = pageOf([...rows], input.limit, ({ task }) => [task]);
  return {
    nextCursor,
    rows: shown.map((row) => ({ ...row, requestedAt: instantText(new Date(row.requestedAt)) })),
  };
}
