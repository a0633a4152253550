import type { DbOrTx } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { businessDayOf } from "@/server/shared/business-day";
import { formatCost } from "@/server/shared/cost";
import { seesDcCost } from "@/server/stock";
import { crossDockOf, findDc, routesBelow } from "@/server/warehouse/find-dc";
import { waitingGoods } from "@/server/warehouse/queries/waiting-goods";
import type { WaitingGoodsInput } from "@/server/warehouse/waiting-schema";

/** An item that waits in the pool and what its DC has, has ordered and lacks of it, in base units. */
export interface WaitingGoodsRow {
  item: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  casePackEach: number;
  multiple: number;
  stores: number;
  waiting: number;
  available: number;
  onOrder: number;
  lacking: number;
  toOrder: number;
  /** Paid last, else the average; null for those who may not see it, and where nothing was ever bought. */
  unitCost: string | null;
  supplier: string | null;
}

/**
 * What stores of some routes, or all, wait for in the pool at a DC, what it lacks first, and whether it has a place for cross-docking.
 * Refused: `warehouse/unknown-dc`, `warehouse/unknown-routes`, a DC out of reach.
 */
export async function listWaitingGoods(
  db: DbOrTx,
  actor: Actor,
  input: WaitingGoodsInput,
  now: Date,
): Promise<{ crossDock: string | null; rows: WaitingGoodsRow[] }> {
  mustBeAbleTo(actor, "purchase.read");
  const dcId = await findDc(db, actor, input.dc);
  const goods = await waitingGoods(db, dcId, await routesBelow(db, input.routes), businessDayOf(now));
  const mayCost = seesDcCost(actor);
  const rows = goods.map((row) => ({
    item: row.item,
    name: row.name,
    unit: row.unit,
    isWeighed: row.isWeighed,
    casePackEach: row.casePackEach,
    multiple: row.multipleEach,
    stores: row.stores,
    waiting: row.waitingEach,
    available: row.availableEach,
    onOrder: row.onOrderEach,
    lacking: row.lackingEach,
    toOrder: row.toOrderEach,
    unitCost: mayCost && row.costMicro !== null ? formatCost(row.costMicro) : null,
    supplier: row.supplier,
  }));
  const isLacking = ({ lacking }: WaitingGoodsRow) => Number(lacking > 0);
  return {
    crossDock: (await crossDockOf(db, dcId)) ?? null,
    rows: rows.sort((a, b) => isLacking(b) - isLacking(a) || (a.item < b.item ? -1 : 1)),
  };
}
