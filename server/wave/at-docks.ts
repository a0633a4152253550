import { fitAtDock, type Heap } from "@/server/stock";
import type { WorkLine } from "./rules/work-line";

interface DockFloor {
  /** What lies at its places for cross-docking, item by item. */
  docked: ReadonlyMap<number, readonly Heap[]>;
}

/**
 * The lines of a run with those at a place for cross-docking that a release would take there (`fitAtDock`): all that a delivery order
 * wants of an item at one place, in the order of the delivery orders.
 */
export function takenAtDocks<Line extends WorkLine & { qtyEach: number }>(
  lines: readonly Line[],
  floors: ReadonlyMap<number, DockFloor>,
): Line[] {
  const heapsOf = ({ dcId, itemId }: WorkLine) => floors.get(dcId)?.docked.get(itemId) ?? [];
  const groups = Map.groupBy(
    lines.filter((line) => heapsOf(line).length > 0),
    ({ dcId, itemId }) => `${dcId} ${itemId}`,
  );
  const placeOf = new Map<string, string>();
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    const wants = [...Map.groupBy(group, ({ deliveryId }) => deliveryId)].map(([deliveryId, own]) => ({
      deliveryId,
      qtyEach: own.reduce((sum, { qtyEach }) => sum + qtyEach, 0),
    }));
    wants.sort((a, b) => a.deliveryId - b.deliveryId);
    for (const { want, place } of fitAtDock(heapsOf(first), wants))
      placeOf.set(`${want.deliveryId} ${first.itemId}`, place);
  }
  return lines.map((line) => {
    const place = placeOf.get(`${line.deliveryId} ${line.itemId}`);
    return place === undefined ? line : { ...line, location: place, isAtDock: true };
  });
}
