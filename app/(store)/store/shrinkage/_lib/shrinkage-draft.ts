import { type ShrinkageReason, shrinkageReasons } from "@/server/shrinkage/schema";

export interface ShrinkageLine {
  item: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  casePackEach: number;
  qty: number;
}

/** A write-off in the making, kept on the device. `requestId` is set when it is sent, so that sending again does it once. */
export interface ShrinkageDraft {
  reason: ShrinkageReason;
  note: string;
  lines: readonly ShrinkageLine[];
  requestId: string | undefined;
}

export const emptyShrinkage: ShrinkageDraft = {
  reason: "damaged",
  note: "",
  lines: [],
  requestId: undefined,
};

export const isEmptyShrinkage = ({ lines, note }: ShrinkageDraft) => lines.length === 0 && note === "";

/** The draft with this much of an item; none takes the line out. What is changed is another wish. */
export function withLine(draft: ShrinkageDraft, line: ShrinkageLine): ShrinkageDraft {
  const others = draft.lines.filter(({ item }) => item !== line.item);
  return { ...draft, requestId: undefined, lines: line.qty > 0 ? [line, ...others] : others };
}

/** Reads what a device kept; nonsense counts as nothing. */
export function readShrinkage(text: string | null): ShrinkageDraft {
  if (text === null) return emptyShrinkage;
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null) return emptyShrinkage;
    const { reason, note, lines, requestId } = kept as Partial<ShrinkageDraft>;
    return {
      reason: shrinkageReasons.find((one) => one === reason) ?? "damaged",
      note: typeof note === "string" ? note : "",
      lines: Array.isArray(lines) ? lines.filter(isLine) : [],
      requestId: typeof requestId === "string" ? requestId : undefined,
    };
  } catch {
    return emptyShrinkage;
  }
}

function isLine(line: unknown): line is ShrinkageLine {
  if (typeof line !== "object" || line === null) return false;
  const { item, name, unit, qty, casePackEach } = line as Partial<ShrinkageLine>;
  return (
    typeof item === "string" &&
    typeof name === "string" &&
    typeof unit === "string" &&
    Number.isSafeInteger(qty) &&
    (qty ?? 0) > 0 &&
    Number.isSafeInteger(casePackEach)
  );
}
