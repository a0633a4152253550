import { type DbOrTx, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo, mustReachDc, mustReachStore } from "@/server/auth/actor";
import { refuse } from "@/server/delivery/errors";
import type { DifferenceStatus, DifferenceType } from "@/server/delivery/rules/differences";

export interface DifferenceLineView {
  line: number;
  item: string;
  name: string;
  type: DifferenceType;
  qtyEach: number;
  /** Null until decided, as is the money: above 0 the store is credited, below 0 charged. */
  acceptedEach: number | null;
  creditFen: number | null;
  isWeighed: boolean;
}

export interface DifferenceView {
  difference: string;
  delivery: string;
  store: string;
  storeName: string;
  dc: string;
  status: DifferenceStatus;
  remark: string;
  creditFen: number | null;
  /** Accepted by the rule for small notes. */
  isAutomatic: boolean;
  reportedBy: string;
  reportedAt: Date;
  decidedBy: string | null;
  /** Decided and settled are one instant. */
  decidedAt: Date | null;
  /** What the store photographed, the first one first. */
  photos: number[];
  lines: DifferenceLineView[];
}

interface Head extends Omit<DifferenceView, "reportedAt" | "decidedAt" | "photos" | "lines"> {
  id: number;
  storeId: number;
  dcId: number;
  reportedAt: string;
  decidedAt: string | null;
}

/** A difference note with what was reported, accepted and settled of each line. */
export async function getDifference(
  db: DbOrTx,
  actor: Actor,
  input: { difference: string },
): Promise<DifferenceView> {
  mustBeAbleTo(actor, "delivery.read");
  const sql = sqlOf(db);
  const [row] = await sql<Head[]>`
    select n.id, n.difference_no as difference, d.delivery_no as delivery, s.code as store, s.name as "storeName",
           c.code as dc, n.status, n.remark, n.credit_fen as "creditFen", n.is_automatic as "isAutomatic",
           n.reported_by_name as "reportedBy", n.reported_at as "reportedAt", n.decided_by_name as "decidedBy",
           n.decided_at as "decidedAt", d.store_id as "storeId", d.dc_id as "dcId"
    from differences n
    join deliveries d on d.id = n.delivery_id
    join stores s on s.id = d.store_id
    join dcs c on c.id = d.dc_id
    where n.difference_no = ${input.difference}`;
  if (!row) throw refuse("difference/unknown", input);
  mustReachStore(actor, row.storeId);
  mustReachDc(actor, row.dcId);
  const lines = await sql<DifferenceLineView[]>`
    select l.line_no as line, i.code as item, i.name, l.type, l.qty_each as "qtyEach", l.accepted_each as "acceptedEach",
           l.credit_fen as "creditFen", i.is_weighed as "isWeighed"
    from difference_lines l join items i on i.id = l.item_id where l.difference_id = ${row.id} order by l.line_no`;
  const photos = await sql<{ photo: number }[]>`
    select id as photo from photos where document_type = 'difference' and document_id = ${row.id}::int8 order by id`;
  const { id: _, storeId: __, dcId: ___, reportedAt, decidedAt, ...head } = row;
  return {
    ...head,
    reportedAt: new Date(reportedAt),
    decidedAt: decidedAt === null ? null : new Date(decidedAt),
    photos: photos.map(({ photo }) => photo),
    lines: [...lines],
  };
}
