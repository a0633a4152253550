import { amountsOf, type DeliveryLinePart } from "./amounts";

/** A line with what was allocated and picked of it. */
export interface PostedLine extends DeliveryLinePart {
  deliveryId: number;
  itemId: number;
  allocatedEach: number;
  pickedEach: number;
}

/** What one delivery order takes of one item: several lines of an item (two orders, a gift) move together. */
export interface ItemPosting {
  deliveryId: number;
  itemId: number;
  allocatedEach: number;
  pickedEach: number;
  /** What the store pays for it; gifts add pieces and no money (3.0.9). */
  netFen: number;
  isWeighed: boolean;
}

/** The movements of goods of an approval, one per delivery order and item, and what each delivery order charges (U1). */
export function postingsOf(lines: readonly PostedLine[]): {
  postings: ItemPosting[];
  netFenOf: Map<number, number>;
} {
  const postings: ItemPosting[] = [];
  const netFenOf = new Map<number, number>();
  let current = -1;
  let ofDelivery = new Map<number, ItemPosting>();
  for (const line of lines) {
    if (line.deliveryId !== current) {
      current = line.deliveryId;
      ofDelivery = new Map();
    }
    const { netFen } = amountsOf(line, line.pickedEach);
    netFenOf.set(line.deliveryId, (netFenOf.get(line.deliveryId) ?? 0) + netFen);
    const same = ofDelivery.get(line.itemId);
    if (same) {
      same.allocatedEach += line.allocatedEach;
      same.pickedEach += line.pickedEach;
      same.netFen += netFen;
      continue;
    }
    const posting: ItemPosting = {
      deliveryId: line.deliveryId,
      itemId: line.itemId,
      allocatedEach: line.allocatedEach,
      pickedEach: line.pickedEach,
      netFen,
      isWeighed: line.isWeighed,
    };
    ofDelivery.set(line.itemId, posting);
    postings.push(posting);
  }
  return { postings, netFenOf };
}
