import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, handOf, isAbleTo, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { refuse } from "@/server/retail/errors";
import { marginBp } from "@/server/retail/rules/judge-price";
import { costPerUnitFen } from "@/server/retail/rules/unit-cost";
import { type PriceLineStatus, type PriceReason, priceLineStatuses } from "@/server/retail/schema";
import { instantText } from "@/server/shared/instant-text";

interface Head {
  id: number;
  storeId: number;
  change: string;
  store: string;
  storeName: string;
  reason: PriceReason;
  note: string;
  effectiveAt: string;
  endsAt: string | null;
  requestedBy: string;
  requestedHand: string;
  requestedAt: string;
  isReminded: boolean;
}

interface Line {
  item: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  status: PriceLineStatus;
  oldPriceFen: number | null;
  priceFen: number;
  suggestedPriceFen: number | null;
  costMicro: number | null;
  decidedBy: string;
  decisionReason: string;
  /** From when the line counts: as asked for, but never before it was approved. Null while it waits, and where it never counted. */
  countsFrom: string | null;
  /** An approved price that begins later, of another document: it stays, and takes over then. */
  aheadChange: string | null;
  aheadPriceFen: number | null;
  aheadAt: string | null;
}

/** A price change with its lines, what became of each, its margin, and what is approved for later. Refused: `retail/unknown-change`. */
export async function getPriceChange(db: DbOrTx, actor: Actor, input: { change: string }) {
  mustBeAbleTo(actor, "price.read");
  const sql = sqlOf(db);
  const [head] = await sql<Head[]>`
    select c.id, c.store_id as "storeId", c.change_no as change, s.code as store, s.name as "storeName", c.reason, c.note,
           c.effective_at as "effectiveAt", c.ends_at as "endsAt", c.requested_by_name as "requestedBy",
           c.requested_by as "requestedHand", c.requested_at as "requestedAt", c.reminded_at is not null as "isReminded"
    from price_changes c join stores s on s.id = c.store_id where c.change_no = ${input.change}`;
  if (!head) throw refuse("retail/unknown-change", input);
  const { id, storeId, requestedHand, isReminded, ...shown } = head;
  mustReachStore(actor, storeId);
  const rows = await sql<Line[]>`
    select i.code as item, i.name, i.unit, i.is_weighed as "isWeighed", l.status, l.old_price_fen as "oldPriceFen",
           l.price_fen as "priceFen", l.suggested_price_fen as "suggestedPriceFen", k.cost_micro as "costMicro",
           l.decided_by_name as "decidedBy", l.decision_reason as "decisionReason",
           case when l.status in ('scheduled', 'effective', 'ended') then greatest(c.effective_at, l.decided_at) end as "countsFrom",
           a.change_no as "aheadChange",
           a.price_fen as "aheadPriceFen", a.effective_at as "aheadAt"
    from price_change_lines l join price_changes c on c.id = l.change_id join items i on i.id = l.item_id
    left join store_stock k on k.store_id = l.store_id and k.item_id = l.item_id
    left join lateral (
      select c.change_no, o.price_fen, c.effective_at
      from price_change_lines o join price_changes c on c.id = o.change_id
      where o.store_id = l.store_id and o.item_id = l.item_id and o.status = 'scheduled' and o.change_id <> l.change_id
      order by c.effective_at limit 1) a on l.status in ('pending', 'scheduled')
    where l.change_id = ${id}::int8 order by l.line_no`;
  const lines = rows.map(({ costMicro, aheadAt, countsFrom, ...line }) => {
    const costFen = costPerUnitFen(costMicro);
    return {
      ...line,
      marginBp: costFen === null ? null : marginBp(line.priceFen, costFen),
      countsFrom: countsFrom === null ? null : instantText(new Date(countsFrom)),
      aheadAt: aheadAt === null ? null : instantText(new Date(aheadAt)),
    };
  });
  const waits = lines.some(({ status }) => status === "pending");
  return {
    ...shown,
    status: priceLineStatuses.find((one) => lines.some(({ status }) => status === one)) ?? "cancelled",
    effectiveAt: instantText(new Date(head.effectiveAt)),
    endsAt: head.endsAt === null ? null : instantText(new Date(head.endsAt)),
    requestedAt: instantText(new Date(head.requestedAt)),
    isLate: isReminded && waits,
    lines,
    mayDecide: waits && isAbleTo(actor, "price.approve") && requestedHand !== handOf(actor),
    mayCancel:
      isAbleTo(actor, "price.change") &&
      lines.some(({ status }) => status === "pending" || status === "scheduled"),
  };
}
