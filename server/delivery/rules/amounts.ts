import { amountsOf, type LinePart, type PartAmounts } from "@/server/shared/line-amounts";

export { amountsOf, type LinePart as DeliveryLinePart, type PartAmounts };

/** What a delivery charges for what was picked, line by line and in all: sums of lines, never computed on the total. */
export function pickedAmounts<Line extends LinePart & { pickedEach: number }>(
  lines: readonly Line[],
): PartAmounts & { lines: PartAmounts[] } {
  const total = { goodsFen: 0, discountFen: 0, netFen: 0 };
  const perLine = lines.map((line) => {
    const amounts = amountsOf(line, line.pickedEach);
    total.goodsFen += amounts.goodsFen;
    total.discountFen += amounts.discountFen;
    total.netFen += amounts.netFen;
    return amounts;
  });
  return { ...total, lines: perLine };
}
