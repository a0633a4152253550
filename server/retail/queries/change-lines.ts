import { type DbOrTx, sqlOf } from "@/db/client";
import { type PriceLineStatus, priceLineStatuses } from "@/server/retail/schema";
import type { ReplacedPrice } from "@/server/retail/take-effect";

export interface ChangeLine {
  item: string;
  name: string;
  status: PriceLineStatus;
  oldPriceFen: number | null;
  priceFen: number;
  suggestedPriceFen: number | null;
}

export interface PriceChangeState {
  change: string;
  /** What the first of its lines in the order of the states is: something of it waits, or has its day to come, … */
  status: PriceLineStatus;
  lines: ChangeLine[];
  /** Prices that had been approved for later and that this change takes the place of. */
  replaced: ReplacedPrice[];
}

/** What became of each line of a price change. */
export async function linesOfChange(db: DbOrTx, changeId: number): Promise<ChangeLine[]> {
  const rows = await sqlOf(db)<ChangeLine[]>`
    select i.code as item, i.name, l.status, l.old_price_fen as "oldPriceFen", l.price_fen as "priceFen",
           l.suggested_price_fen as "suggestedPriceFen"
    from price_change_lines l join items i on i.id = l.item_id where l.change_id = ${changeId}::int8 order by l.line_no`;
  return [...rows];
}

/** A document is named by the first of its lines, in the order of the states. */
export function stateOf(
  change: string,
  lines: ChangeLine[],
  replaced: ReplacedPrice[] = [],
): PriceChangeState {
  const status = priceLineStatuses.find((one) => lines.some((line) => line.status === one)) ?? "cancelled";
  return { change, status, lines, replaced };
}
