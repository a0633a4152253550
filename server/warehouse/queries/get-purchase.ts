import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import type { BusinessDay } from "@/server/shared/business-day";
import { formatCost } from "@/server/shared/cost";
import { instantText } from "@/server/shared/instant-text";
import { seesDcCost } from "@/server/stock";
import { refuse } from "@/server/warehouse/errors";
import { findDc } from "@/server/warehouse/find-dc";
import { settingsOf } from "@/server/warehouse/queries/get-settings";
import { mostReceivable } from "@/server/warehouse/rules/receipts";

export interface PurchaseLineView {
  item: string;
  name: string;
  barcode: string;
  unit: string;
  isWeighed: boolean;
  casePack: number;
  qty: number;
  received: number;
  /** What may still come in, the tolerance included. */
  most: number;
  /** Ordered for what waits in the pool, and how many stores wait for it now. */
  crossDock: boolean;
  waitingStores: number;
  /** Null for those who may not see it. */
  unitCost: string | null;
}

export interface PurchaseView {
  purchase: string;
  dc: string;
  supplier: string;
  expectedOn: BusinessDay;
  status: "open" | "closed";
  note: string;
  createdBy: string;
  createdAt: string;
  closedBy: string | null;
  closedAt: string | null;
  closeReason: string;
  lines: PurchaseLineView[];
}

interface Head extends Omit<PurchaseView, "lines" | "dc"> {
  id: number;
}

interface StoredLine extends Omit<PurchaseLineView, "unitCost" | "most"> {
  costMicro: number;
}

/** A purchase order with what came of each line. Refused: `purchase/unknown`, `warehouse/unknown-dc`, a DC out of reach. */
export async function getPurchase(
  db: DbOrTx,
  actor: Actor,
  input: { dc: string; purchase: string },
): Promise<PurchaseView> {
  mustBeAbleTo(actor, "purchase.read");
  const dcId = await findDc(db, actor, input.dc);
  const sql = sqlOf(db);
  const [head] = await sql<Head[]>`
    select id, purchase_no as purchase, supplier, expected_on::text as "expectedOn", status, note,
           created_by_name as "createdBy", created_at as "createdAt", closed_by_name as "closedBy", closed_at as "closedAt",
           close_reason as "closeReason"
    from purchases where purchase_no = ${input.purchase} and dc_id = ${dcId}::int4`;
  if (!head) throw refuse("purchase/unknown", { purchase: input.purchase });
  const lines = await sql<StoredLine[]>`
    with waiting as (
      select p.item_id, count(distinct o.store_id) as stores
      from pool_rows p join orders o on o.id = p.order_id and o.status in ('pooled', 'partly_generated')
      where p.dc_id = ${dcId}::int4 and p.item_id in (select item_id from purchase_lines where purchase_id = ${head.id}::int8)
      group by p.item_id)
    select i.code as item, i.name, i.barcode, i.unit, i.is_weighed as "isWeighed", i.case_pack_each as "casePack",
           l.qty_each as qty, l.received_each as received, l.cost_micro as "costMicro", l.cross_dock as "crossDock",
           coalesce(w.stores, 0)::int4 as "waitingStores"
    from purchase_lines l join items i on i.id = l.item_id left join waiting w on w.item_id = l.item_id
    where l.purchase_id = ${head.id}::int8 order by l.line_no`;
  const { overReceiptBp } = await settingsOf(db, dcId);
  const mayCost = seesDcCost(actor);
  const { id: _, createdAt, closedAt, ...facts } = head;
  return {
    ...facts,
    dc: input.dc,
    createdAt: instantText(new Date(createdAt)),
    closedAt: closedAt === null ? null : instantText(new Date(closedAt)),
    lines: lines.map(({ costMicro, ...line }) => ({
      ...line,
      most: Math.max(0, mostReceivable(line.qty, overReceiptBp) - line.received),
      unitCost: mayCost ? formatCost(costMicro) : null,
    })),
  };
}
