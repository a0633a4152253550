import { isLit, type LampState, lampStateOf } from "./lamps";

export interface Position {
  address: string;
  /** Who stands there for a task that somebody works on; null where it is free. */
  delivery: number | null;
  task: number | null;
}

/**
 * Gives each delivery order of a round a position: those that it has already, then free ones in their order, as the stops come. Undefined
 * when fewer are free than needed: a store without a lamp would be overlooked.
 */
export function assignPositions(
  task: number,
  positions: readonly Position[],
  deliveries: readonly number[],
): Map<number, string> | undefined {
  const assigned = new Map<number, string>();
  for (const { address, delivery, task: of } of positions)
    if (of === task && delivery !== null && deliveries.includes(delivery)) assigned.set(delivery, address);
  const isFree = ({ task: of, address }: Position) =>
    of === null || (of === task && ![...assigned.values()].includes(address));
  const free = positions.filter(isFree);
  for (const delivery of deliveries) {
    if (assigned.has(delivery)) continue;
    const next = free.shift();
    if (!next) return undefined;
    assigned.set(delivery, next.address);
  }
  return assigned;
}

interface Line {
  line: number;
  delivery: string;
  item: string;
  barcode: string;
  qtyEach: number;
  scannedEach: number;
  visits: number;
}

/** What a code means in a round: an item that stores still wait for, one that all have, or one that is none of this round's. */
export function readItem<L extends Line>(
  code: string,
  lines: readonly L[],
  visitsNeeded: number,
): { kind: "wanted"; item: string } | { kind: "put"; item: string } | { kind: "unknown" } {
  const text = code.trim().toUpperCase();
  const found = lines.filter(
    ({ item, barcode }) => text !== "" && (item.toUpperCase() === text || barcode.toUpperCase() === text),
  );
  const [first] = found;
  if (!first) return { kind: "unknown" };
  const isWanted = found.some((line) => isLit(lampStateOf(line, visitsNeeded)));
  return { kind: isWanted ? "wanted" : "put", item: first.item };
}

/**
 * The line that the lamp of a delivery order's position stands for while an item is lit: the first of the item that is not settled (a
 * gift has a line of its own), else the last one; dark where the store gets nothing of it, under the name of any of its lines.
 */
export function lineAt<L extends Line>(
  lines: readonly L[],
  delivery: string,
  litItem: string | null,
  visitsNeeded: number,
): { line: L; state: LampState } | undefined {
  const own = lines.filter((line) => line.delivery === delivery);
  const ofItem = own
    .filter(({ item }) => item === litItem)
    .map((line) => ({ line, state: lampStateOf(line, visitsNeeded) }));
  const [first] = own;
  return (
    ofItem.find(({ state }) => isLit(state)) ?? ofItem.at(-1) ?? (first && { line: first, state: "dark" })
  );
}
