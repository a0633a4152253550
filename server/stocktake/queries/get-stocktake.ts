import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, isAbleTo, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { instantText } from "@/server/shared/instant-text";
import { valueFen } from "@/server/shared/value";
import { refuse } from "@/server/stocktake/errors";
import { mayApprove } from "@/server/stocktake/rules/counts";
import type { StocktakeKind, StocktakeStatus } from "@/server/stocktake/schema";

interface Head {
  id: number;
  stocktake: string;
  storeId: number;
  store: string;
  storeName: string;
  storeKind: "franchise" | "direct" | "independent";
  kind: StocktakeKind;
  scope: string;
  status: StocktakeStatus;
  openedBy: string;
  openedAt: string;
  submittedBy: string | null;
  endedBy: string | null;
  endReason: string;
}

interface Line {
  item: string;
  name: string;
  barcode: string;
  spec: string;
  unit: string;
  isWeighed: boolean;
  casePackEach: number;
  shelf: string;
  state: "open" | "recount" | "counted";
  takes: number;
  countedEach: number | null;
  countedAt: string | null;
  countedBy: string | null;
  differenceEach: number | null;
  /** What claims that were decided after it made of it besides. */
  rejudgedEach: number;
  costMicro: number | null;
}

/**
 * A count with its items in the order of their places. While it is counted nobody sees the book or a difference (blind); once it
 * is submitted those who approve see what it comes to, and once it is posted everybody of the store does. Refused:
 * `stocktake/unknown`, a store out of reach.
 */
export async function getStocktake(db: DbOrTx, actor: Actor, input: { stocktake: string }) {
  mustBeAbleTo(actor, "stock.read.store");
  const sql = sqlOf(db);
  const [head] = await sql<Head[]>`
    select t.id, t.stocktake_no as stocktake, t.store_id as "storeId", s.code as store, s.name as "storeName",
           s.kind as "storeKind", t.kind, coalesce(c.name, t.scope) as scope, t.status, t.opened_by_name as "openedBy",
           t.opened_at as "openedAt", t.submitted_by_name as "submittedBy", t.ended_by_name as "endedBy",
           t.end_reason as "endReason"
    from stocktakes t join stores s on s.id = t.store_id
    left join categories c on t.kind = 'category' and c.code = t.scope
    where t.stocktake_no = ${input.stocktake}`;
  if (!head) throw refuse("stocktake/unknown", input);
  mustReachStore(actor, head.storeId);
  const decides = isAbleTo(actor, "stocktake.approve") && mayApprove(actor.role, head.storeKind);
  const seesResult = head.status === "posted" || (head.status === "submitted" && decides);
  const lines = await sql<Line[]>`
    select i.code as item, i.name, i.barcode, i.spec, i.unit, i.is_weighed as "isWeighed", i.case_pack_each as "casePackEach",
           coalesce(h.shelf, '') as shelf, l.state, l.takes, l.counted_each as "countedEach", l.counted_at as "countedAt",
           k.counted_by_name as "countedBy", coalesce(l.difference_each, k.difference_each) as "differenceEach",
           l.rejudged_each as "rejudgedEach", l.cost_micro as "costMicro"
    from stocktake_lines l join items i on i.id = l.item_id
    left join store_shelves h on h.store_id = ${head.storeId}::int4 and h.item_id = l.item_id
    left join stocktake_takes k on k.stocktake_id = l.stocktake_id and k.item_id = l.item_id and k.take_no = l.takes
    where l.stocktake_id = ${head.id}::int8
    order by coalesce(h.shelf, '') = '', h.shelf, i.code`;
  const { id: _, storeId: __, openedAt, ...shown } = head;
  const results = lines.map((line) => withResult(line, seesResult));
  return {
    ...shown,
    openedAt: instantText(new Date(openedAt)),
    decides,
    seesResult,
    gainFen: results.reduce((sum, { worthFen }) => sum + Math.max(0, worthFen ?? 0), 0),
    lossFen: results.reduce((sum, { worthFen }) => sum + Math.min(0, worthFen ?? 0), 0),
    lines: results,
  };
}

function withResult({ costMicro, differenceEach, countedAt, ...line }: Line, seesResult: boolean) {
  const isKnown = seesResult && differenceEach !== null && countedAt !== null;
  return {
    ...line,
    countedAt: countedAt && instantText(new Date(countedAt)),
    differenceEach: isKnown ? differenceEach : null,
    worthFen: isKnown
      ? valueFen({ qtyEach: differenceEach, costMicro: costMicro ?? 0, isWeighed: line.isWeighed })
      : null,
  };
}
