import type { RouterOutputs } from "@/app/_lib/trpc/client";
import type { Outgoing } from "@/app/_lib/use-outbox";
import type { dropMoveReasons } from "@/server/warehouse/schema";

export type MoveTask = RouterOutputs["warehouse"]["heldMoves"][number];
export type DropReason = (typeof dropMoveReasons)[number];

/** What the hand has done and the server may not know yet. */
export type Done = Outgoing &
  (
    | { kind: "move"; task?: number; item: string; from: string; to: string; qty: number }
    | { kind: "drop"; task: number; reason: DropReason }
  );

/** The tasks in hand as they are once what waits in this scanner has counted, those that are done left out. */
export function tasksLeft(tasks: readonly MoveTask[], waiting: readonly Done[]): MoveTask[] {
  return tasks.flatMap((task) => {
    const mine = waiting.filter((done) => done.task === task.task);
    if (mine.some(({ kind }) => kind === "drop")) return [];
    const moved = mine.reduce((sum, done) => sum + (done.kind === "move" ? done.qty : 0), 0);
    return moved < task.qtyEach ? [{ ...task, qtyEach: task.qtyEach - moved }] : [];
  });
}

/** What somebody scanned or typed, seen from the move that they are making. */
export type ReadMove =
  | { kind: "from" | "item" }
  | { kind: "to"; place: string }
  | { kind: "otherPlace" | "unknown"; code: string }
  | { kind: "quantity"; qty: number };

const same = (a: string, b: string) => a !== "" && a.toUpperCase() === b;

/**
 * The item before the places, places before digits. Where no place is required, as of goods that are put away, whatever is neither
 * of these is the place where they are put, once the item was scanned.
 */
export function readMove(
  code: string,
  {
    task,
    isChecked,
  }: { task: Pick<MoveTask, "item" | "barcode" | "from" | "to" | "kind">; isChecked: boolean },
): ReadMove {
  const text = code.trim().toUpperCase();
  if (same(task.item, text) || same(task.barcode, text)) return { kind: "item" };
  if (same(task.from, text)) return { kind: "from" };
  if (same(task.to, text)) return { kind: "to", place: task.to };
  if (/^\d{1,5}$/.test(text)) return { kind: "quantity", qty: Number(text) };
  if (/^\d{8,14}$/.test(text)) return { kind: "unknown", code: text };
  if (task.kind === "putaway" && isChecked) return { kind: "to", place: text };
  return { kind: task.kind === "putaway" ? "unknown" : "otherPlace", code: text };
}
