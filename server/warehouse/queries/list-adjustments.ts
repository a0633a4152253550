import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth/actor";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import { findDc } from "@/server/warehouse/find-dc";
import type { AdjustmentReason, AdjustmentStatus, ListAdjustmentsInput } from "@/server/warehouse/schema";

export interface AdjustmentRow {
  adjustment: string;
  status: AdjustmentStatus;
  item: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  qty: number;
  /** Of which expiry date, when it is of one. */
  expiresOn: string | null;
  reason: AdjustmentReason;
  note: string;
  /** What it is worth at the average cost, without sign. */
  value: string;
  requestedBy: string;
  requestedAt: string;
  isMine: boolean;
  decidedBy: string | null;
  decidedAt: string | null;
  decisionReason: string;
}

interface Stored extends Omit<AdjustmentRow, "value" | "isMine"> {
  id: number;
  valueFen: number;
  hand: string;
}

/** A DC's adjustments, newest first, narrowed by state or item. Refused: `warehouse/unknown-dc`, a DC out of reach. */
export async function listAdjustments(
  db: DbOrTx,
  actor: Actor,
  input: ListAdjustmentsInput,
): Promise<Page<AdjustmentRow>> {
  mustBeAbleTo(actor, "stock.adjust");
  const dcId = await findDc(db, actor, input.dc);
  const sql = sqlOf(db);
  const before = cursorNumber(input.cursor, 0, null);
  const { status = null, item = null } = input;
  const rows = await sql<Stored[]>`
    select a.id, a.adjustment_no as adjustment, a.status, i.code as item, i.name, i.unit, i.is_weighed as "isWeighed",
           a.qty_each as qty, a.expires_on::text as "expiresOn", a.reason, a.note, a.value_fen as "valueFen", a.requested_by as hand,
           a.requested_by_name as "requestedBy", a.requested_at as "requestedAt", a.decided_by_name as "decidedBy",
           a.decided_at as "decidedAt", a.decision_reason as "decisionReason"
    from stock_adjustments a join items i on i.id = a.item_id
    where a.dc_id = ${dcId}::int4 and (${before}::int8 is null or a.id < ${before}::int8)
      and (${status}::text is null or a.status = ${status}::text::stock_adjustment_status)
      and (${item}::text is null or i.code = ${item}::text)
    order by a.id desc limit ${input.limit + 1}::int4`;
  const page = pageOf([...rows], input.limit, ({ id }) => [id]);
  return {
    nextCursor: page.nextCursor,
    rows: page.rows.map(({ id: _, hand, valueFen, requestedAt, decidedAt, ...row }) => ({
      ...row,
      value: formatFen(valueFen),
      isMine: hand === handOf(actor),
      requestedAt: instantText(new Date(requestedAt)),
      decidedAt: decidedAt === null ? null : instantText(new Date(decidedAt)),
    })),
  };
}
