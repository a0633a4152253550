/** An item of a delivery order as it was picked, by what was said of it. */
export interface PickedItem {
  itemId: number;
  item: string;
  allocatedEach: number;
  pickedEach: number;
}

export interface CountedItem {
  itemId: number;
  item: string;
  countedEach: number;
}

/** What was picked beside what was counted. What is not counted was not there; what was not picked does not belong there. */
export interface ComparedItem extends PickedItem, CountedItem {}

/** Every item that was picked or counted, both quantities side by side. */
export function compareCounts(
  picked: readonly PickedItem[],
  counted: readonly CountedItem[],
): ComparedItem[] {
  const countOf = new Map(counted.map((one) => [one.itemId, one]));
  const known = new Set(picked.map(({ itemId }) => itemId));
  return [
    ...picked.map((one) => ({ ...one, countedEach: countOf.get(one.itemId)?.countedEach ?? 0 })),
    ...counted
      .filter(({ itemId }) => !known.has(itemId))
      .map((one) => ({ ...one, allocatedEach: 0, pickedEach: 0 })),
  ].filter(({ pickedEach, countedEach }) => pickedEach > 0 || countedEach > 0);
}

/** Whether an item was counted otherwise than picked. */
export const differs = ({ pickedEach, countedEach }: ComparedItem) => pickedEach !== countedEach;

/** Who counts blind sees what should be there once a second count differs as well. */
export const mayDecide = (isBlind: boolean, rounds: number) => !isBlind || rounds >= 2;

/** What becomes of an item that was counted otherwise. */
export type Outcome = "corrected" | "mended";

/** The picked quantity can follow a count up to what was allocated; what is beyond it has to come out again. */
export const mayCorrect = ({ countedEach, allocatedEach }: ComparedItem) => countedEach <= allocatedEach;

/** After so many minutes without a word a check that somebody has begun is free for others, as tasks are (2.5). */
export const checkMinutes = 20;

/** Whether another one still counts: they have sent a count lately. */
export function isHeldByOther(
  check: { status: string; countedBy: string | null; countedAt: Date | null },
  hand: string,
  now: Date,
): boolean {
  if (check.status !== "counted" || check.countedBy === hand || check.countedAt === null) return false;
  return now.getTime() - check.countedAt.getTime() <= checkMinutes * 60_000;
}
