import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth/actor";
import { formatCost } from "@/server/shared/cost";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";
import { seesDcCost } from "@/server/stock";
import { refuse } from "@/server/warehouse/errors";
import { findDc } from "@/server/warehouse/find-dc";
import { valueFen } from "@/server/warehouse/rules/value";

export interface ReceiptLineView {
  item: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  qty: number;
  expiresOn: string | null;
  /** Left for the wave at the place for cross-docking. */
  crossDock: boolean;
  /** Null for those who may not see what goods cost. */
  unitCost: string | null;
  value: string | null;
}

export interface ReversalView {
  status: "requested" | "approved" | "rejected";
  reason: string;
  requestedBy: string;
  requestedAt: string;
  /** Whether the reader asked for it, and may only take it back. */
  isMine: boolean;
  decidedBy: string | null;
  decidedAt: string | null;
  decisionReason: string;
}

export interface ReceiptView {
  receipt: string;
  dc: string;
  supplier: string;
  supplierNote: string;
  purchase: string | null;
  receivedBy: string;
  receivedAt: string;
  value: string | null;
  /** When it was taken back. */
  reversedAt: string | null;
  /** The last wish to take it back, and what became of it. */
  reversal: ReversalView | null;
  lines: ReceiptLineView[];
}

interface Head extends Omit<ReceiptView, "lines" | "dc" | "value" | "reversal"> {
  id: number;
}

interface StoredLine extends Omit<ReceiptLineView, "unitCost" | "value"> {
  costMicro: number;
}

/** A receipt with its lines. Refused: `receipt/unknown`, `warehouse/unknown-dc`, a DC out of reach. */
export async function getReceipt(
  db: DbOrTx,
  actor: Actor,
  input: { dc: string; receipt: string },
): Promise<ReceiptView> {
  mustBeAbleTo(actor, "purchase.read");
  const dcId = await findDc(db, actor, input.dc);
  const sql = sqlOf(db);
  const [head] = await sql<Head[]>`
    select r.id, r.receipt_no as receipt, r.supplier, r.supplier_note as "supplierNote", p.purchase_no as purchase,
           r.received_by_name as "receivedBy", r.received_at as "receivedAt", r.reversed_at as "reversedAt"
    from receipts r left join purchases p on p.id = r.purchase_id
    where r.receipt_no = ${input.receipt} and r.dc_id = ${dcId}::int4`;
  if (!head) throw refuse("receipt/unknown", { receipt: input.receipt });
  const lines = await sql<StoredLine[]>`
    select i.code as item, i.name, i.unit, i.is_weighed as "isWeighed", l.qty_each as qty, l.cost_micro as "costMicro",
           l.expires_on::text as "expiresOn", l.cross_dock as "crossDock"
    from receipt_lines l join items i on i.id = l.item_id where l.receipt_id = ${head.id}::int8 order by l.line_no`;
  const mayCost = seesDcCost(actor);
  const fenOf = ({ qty, costMicro, isWeighed }: StoredLine) =>
    valueFen({ qtyEach: qty, costMicro, isWeighed });
  const { id, receivedAt, reversedAt, ...facts } = head;
  return {
    ...facts,
    dc: input.dc,
    receivedAt: instantText(new Date(receivedAt)),
    reversedAt: reversedAt === null ? null : instantText(new Date(reversedAt)),
    reversal: await loadReversal(db, actor, id),
    value: mayCost ? formatFen(lines.reduce((sum, line) => sum + fenOf(line), 0)) : null,
    lines: lines.map((line) => {
      const { costMicro, ...facts } = line;
      return {
        ...facts,
        unitCost: mayCost ? formatCost(costMicro) : null,
        value: mayCost ? formatFen(fenOf(line)) : null,
      };
    }),
  };
}

async function loadReversal(db: DbOrTx, actor: Actor, receiptId: number): Promise<ReversalView | null> {
  const sql = sqlOf(db);
  const [found] = await sql<(Omit<ReversalView, "isMine"> & { hand: string })[]>`
    select status, reason, requested_by as hand, requested_by_name as "requestedBy", requested_at as "requestedAt",
           decided_by_name as "decidedBy", decided_at as "decidedAt", decision_reason as "decisionReason"
    from receipt_reversals where receipt_id = ${receiptId}::int8 order by id desc limit 1`;
  if (!found) return null;
  const { hand, requestedAt, decidedAt, ...facts } = found;
  return {
    ...facts,
    isMine: hand === handOf(actor),
    requestedAt: instantText(new Date(requestedAt)),
    decidedAt: decidedAt === null ? null : instantText(new Date(decidedAt)),
  };
}
