import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, isAbleTo, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { instantText } from "@/server/shared/instant-text";
import { refuse } from "@/server/shrinkage/errors";
import type { ShrinkageReason, ShrinkageStatus } from "@/server/shrinkage/schema";

interface Head {
  id: number;
  storeId: number;
  shrinkage: string;
  store: string;
  storeName: string;
  storeKind: "franchise" | "direct" | "independent";
  status: ShrinkageStatus;
  reason: ShrinkageReason;
  note: string;
  valueFen: number;
  budgetLeftFen: number | null;
  reportedBy: string;
  reportedAt: string;
  decidedBy: string | null;
  decisionReason: string;
  reversedBy: string | null;
}

/** A write-off with its goods and photos, and whether the reader may take it back. Refused: `shrinkage/unknown`, a store out of reach. */
export async function getShrinkage(db: DbOrTx, actor: Actor, input: { shrinkage: string }) {
  mustBeAbleTo(actor, "stock.read.store");
  const sql = sqlOf(db);
  const [head] = await sql<Head[]>`
    select h.id, h.store_id as "storeId", h.shrinkage_no as shrinkage, s.code as store, s.name as "storeName",
           s.kind as "storeKind", h.status, h.reason, h.note, h.value_fen as "valueFen", h.budget_left_fen as "budgetLeftFen",
           h.reported_by_name as "reportedBy", h.reported_at as "reportedAt", h.decided_by_name as "decidedBy",
           h.decision_reason as "decisionReason", h.reversed_by_name as "reversedBy"
    from shrinkages h join stores s on s.id = h.store_id where h.shrinkage_no = ${input.shrinkage}`;
  if (!head) throw refuse("shrinkage/unknown", input);
  const { id, storeId, reportedAt, ...shown } = head;
  mustReachStore(actor, storeId);
  const [lines, photos] = await Promise.all([
    sql<
      { item: string; name: string; unit: string; isWeighed: boolean; qtyEach: number; valueFen: number }[]
    >`
      select i.code as item, i.name, i.unit, i.is_weighed as "isWeighed", l.qty_each as "qtyEach", l.value_fen as "valueFen"
      from shrinkage_lines l join items i on i.id = l.item_id where l.shrinkage_id = ${id}::int8 order by l.line_no`,
    sql<{ photo: number }[]>`
      select id as photo from photos where document_type = 'shrinkage' and document_id = ${id}::int8 order by id`,
  ]);
  const isOwn = head.storeKind !== "direct" || actor.role !== "owner";
  return {
    ...shown,
    reportedAt: instantText(new Date(reportedAt)),
    lines: [...lines],
    photos: photos.map(({ photo }) => photo),
    mayReverse: head.status === "posted" && isOwn && isAbleTo(actor, "shrinkage.reverse"),
  };
}

/** The number of a write-off that the actor may see, for its photos. Refused: `shrinkage/unknown`. */
export async function findReachableShrinkage(db: DbOrTx, actor: Actor, shrinkage: string): Promise<number> {
  mustBeAbleTo(actor, "stock.read.store");
  const [row] = await sqlOf(db)<{ id: number; storeId: number }[]>`
    select id, store_id as "storeId" from shrinkages where shrinkage_no = ${shrinkage}`;
  if (!row) throw refuse("shrinkage/unknown", { shrinkage });
  mustReachStore(actor, row.storeId);
  return row.id;
}
