import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { type LimitObjection, type LineObjection, refuse } from "@/server/returns/errors";
import type { ReturnStatus } from "@/server/returns/rules";
import type { ReturnKind, ReturnReason, ReturnRef } from "@/server/returns/schema";
import { instantText } from "@/server/shared/instant-text";

export interface ReturnLineView {
  line: number;
  item: string;
  barcode: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  dc: string;
  qtyEach: number;
  valueFen: number;
  /** Null until the DC has looked at it. */
  resaleableEach: number | null;
  damagedEach: number | null;
  refusedEach: number | null;
  acceptedFen: number | null;
  receivedBy: string | null;
  /** Which deliveries it is credited from. */
  draws: { delivery: string; qtyEach: number; valueFen: number; acceptedEach: number | null }[];
}

/** A gift that was taken back at its list price. */
export interface ClawbackView {
  order: string;
  promotion: string;
  item: string;
  name: string;
  qtyEach: number;
  amountFen: number;
}

export interface ReturnView {
  return: string;
  store: string;
  storeName: string;
  status: ReturnStatus;
  kind: ReturnKind;
  recall: string | null;
  reason: ReturnReason;
  note: string;
  /** What was asked for, at its return price. */
  valueFen: number;
  /** Once settled: accepted at its return price, less gifts taken back, is the credit. */
  acceptedFen: number | null;
  clawbackFen: number | null;
  creditFen: number | null;
  objections: (LineObjection | LimitObjection)[];
  submittedBy: string;
  submittedAt: string;
  decidedBy: string | null;
  decisionReason: string;
  collectedBy: string | null;
  collectedAt: string | null;
  endedAt: string | null;
  lines: ReturnLineView[];
  clawbacks: ClawbackView[];
}

type Head = Omit<ReturnView, "lines" | "clawbacks" | "creditFen"> & { id: number; storeId: number };

const textOrNull = (at: string | null) => (at === null ? null : instantText(new Date(at)));

/** A return with its goods, the deliveries that it draws on, and what became of it. Refused: `return/unknown`, a store out of reach. */
export async function getReturn(db: DbOrTx, actor: Actor, input: ReturnRef): Promise<ReturnView> {
  mustBeAbleTo(actor, "return.read");
  const sql = sqlOf(db);
  const [head] = await sql<Head[]>`
    select r.id, r.store_id as "storeId", r.return_no as "return", s.code as store, s.name as "storeName", r.status, r.kind,
           (select recall_no from recalls where id = r.recall_id) as recall, r.reason, r.note, r.value_fen as "valueFen",
           r.accepted_fen as "acceptedFen", r.clawback_fen as "clawbackFen", r.objections, r.submitted_by_name as "submittedBy",
           r.submitted_at as "submittedAt", r.decided_by_name as "decidedBy", r.decision_reason as "decisionReason",
           r.collected_by_name as "collectedBy", r.collected_at as "collectedAt", r.ended_at as "endedAt"
    from returns r join stores s on s.id = r.store_id where r.return_no = ${input.return}`;
  if (!head) throw refuse("return/unknown", input);
  const { id, storeId, ...shown } = head;
  mustReachStore(actor, storeId);
  const [lines, clawbacks] = await Promise.all([
    sql<ReturnLineView[]>`
      select l.line_no as line, i.code as item, i.barcode, i.name, i.unit, i.is_weighed as "isWeighed", c.code as dc, l.qty_each as "qtyEach",
             l.value_fen as "valueFen", l.resaleable_each as "resaleableEach", l.damaged_each as "damagedEach",
             l.refused_each as "refusedEach", l.accepted_fen as "acceptedFen", l.received_by_name as "receivedBy",
             (select json_agg(json_build_object('delivery', d.delivery_no, 'qtyEach', w.qty_each, 'valueFen', w.value_fen,
                                                'acceptedEach', w.accepted_each) order by d.approved_at desc, d.id desc, w.delivery_line_no, w.from_each)
              from return_draws w join deliveries d on d.id = w.delivery_id
              where w.return_id = l.return_id and w.line_no = l.line_no) as draws
      from return_lines l join items i on i.id = l.item_id join dcs c on c.id = l.dc_id
      where l.return_id = ${id}::int8 order by l.line_no`,
    sql<ClawbackView[]>`
      select o.order_no as "order", p.name as promotion, i.code as item, i.name, k.qty_each as "qtyEach", k.amount_fen as "amountFen"
      from return_clawbacks k join orders o on o.id = k.order_id
      join order_lines g on g.order_id = k.order_id and g.line_no = k.order_line_no
      join promotions p on p.id = g.promotion_id join items i on i.id = g.item_id
      where k.return_id = ${id}::int8 order by o.id, k.order_line_no`,
  ]);
  const { acceptedFen, clawbackFen } = head;
  return {
    ...shown,
    creditFen: acceptedFen === null ? null : acceptedFen - (clawbackFen ?? 0),
    submittedAt: instantText(new Date(head.submittedAt)),
    collectedAt: textOrNull(head.collectedAt),
    endedAt: textOrNull(head.endedAt),
    lines: [...lines],
    clawbacks: [...clawbacks],
  };
}
