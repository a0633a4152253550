import { refuse } from "@/server/warehouse/errors";
import type { Figures } from "@/server/warehouse/rules/adjustments";

/** What a receipt brought of an item in all, and what the DC has of it now. */
export interface BroughtItem {
  item: string;
  receivedEach: number;
  figures: Pick<Figures, "onHandEach" | "reservedEach">;
}

/** Refuses with `receipt/goods-gone`, naming all such items, what has left the DC or is promised to delivery orders. */
export function mustAllBeThere(receipt: string, brought: readonly BroughtItem[]): void {
  const gone = brought.flatMap(({ item, receivedEach, figures: { onHandEach, reservedEach } }) => {
    const free = onHandEach - reservedEach;
    return free >= receivedEach
      ? []
      : [{ item, received: receivedEach, onHand: onHandEach, reserved: reservedEach, free }];
  });
  if (gone.length > 0) throw refuse("receipt/goods-gone", { receipt, lines: gone });
}
