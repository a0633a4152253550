import { caseLabelCode, readCaseLabel } from "@/server/shared/label-code";
import type { PickLine } from "./picks";

/** What somebody scanned or typed, seen from the line that they should be working on. */
export type ReadCode =
  | { kind: "item" | "location" | "store" }
  | { kind: "otherItem"; line: PickLine }
  | { kind: "otherLocation"; location: string }
  | { kind: "otherStore"; line: PickLine }
  /** A case label of this task; `scanId` makes the case count once. */
  | { kind: "label"; line: PickLine; caseNo: number; scanId: string }
  | { kind: "otherTask"; task: number }
  /** Digits of the keys. */
  | { kind: "quantity"; qty: number }
  | { kind: "unknown" };

const same = (a: string, b: string) => a !== "" && a.toUpperCase() === b;
const isItem = (line: PickLine, text: string) => same(line.barcode, text) || same(line.item, text);
const isStore = (line: PickLine, text: string) =>
  same(line.delivery, text) || same(line.store, text) || line.totes.some((tote) => same(tote, text));

/**
 * The type of a code decides what it means: an item, a place, a store, its delivery order or its tote, a case label, else a short
 * number of the keys. What this line wants comes before what other lines of the task want.
 */
export function readCode(
  code: string,
  { task, lines, current }: { task: number; lines: readonly PickLine[]; current: PickLine },
): ReadCode {
  const text = code.trim().toUpperCase();
  if (isItem(current, text)) return { kind: "item" };
  if (same(current.location, text)) return { kind: "location" };
  if (isStore(current, text)) return { kind: "store" };
  const label = readCaseLabel(text);
  if (label) {
    const line = label.task === task ? lines.find((one) => one.line === label.line) : undefined;
    if (!line) return { kind: "otherTask", task: label.task };
    return {
      kind: "label",
      line,
      caseNo: label.caseNo,
      scanId: caseLabelCode(task, line.line, label.caseNo),
    };
  }
  const ofItem = lines.find((line) => isItem(line, text));
  if (ofItem) return { kind: "otherItem", line: ofItem };
  const ofPlace = lines.find((line) => same(line.location, text));
  if (ofPlace) return { kind: "otherLocation", location: ofPlace.location };
  const ofStore = lines.find((line) => isStore(line, text));
  if (ofStore) return { kind: "otherStore", line: ofStore };
  return /^\d{1,4}$/.test(text) ? { kind: "quantity", qty: Number(text) } : { kind: "unknown" };
}

/** Pieces in the n-th case of a line: the last one may be less than full. */
export function inCaseEach({ qtyEach, casePackEach }: PickLine, caseNo: number): number {
  const pack = Math.max(casePackEach, 1);
  return Math.max(0, Math.min(pack, qtyEach - (caseNo - 1) * pack));
}
