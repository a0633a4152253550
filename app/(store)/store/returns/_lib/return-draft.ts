import { type ReturnReason, returnReasons } from "@/server/returns/schema";

export interface ReturnLine {
  item: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  casePackEach: number;
  qty: number;
}

type StoreReason = Exclude<ReturnReason, "recall">;

/** A return in the making, kept on the device. `requestId` is set when it is sent, so that sending again does it once. */
export interface ReturnDraft {
  reason: StoreReason;
  note: string;
  lines: readonly ReturnLine[];
  requestId: string | undefined;
}

export const emptyReturn: ReturnDraft = { reason: "unsold", note: "", lines: [], requestId: undefined };

export const isEmptyReturn = ({ lines, note }: ReturnDraft) => lines.length === 0 && note === "";

/** The draft with this much of an item; none takes the line out. What is changed is another wish. */
export function withLine(draft: ReturnDraft, line: ReturnLine): ReturnDraft {
  const isKnown = draft.lines.some(({ item }) => item === line.item);
  const changed = isKnown
    ? draft.lines.map((one) => (one.item === line.item ? line : one))
    : [line, ...draft.lines];
  return { ...draft, requestId: undefined, lines: changed.filter(({ qty }) => qty > 0) };
}

/** Reads what a device kept; nonsense counts as nothing. */
export function readReturn(text: string | null): ReturnDraft {
  if (text === null) return emptyReturn;
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null) return emptyReturn;
    const { reason, note, lines, requestId } = kept as Partial<ReturnDraft>;
    return {
      reason: returnReasons.find((one) => one === reason) ?? "unsold",
      note: typeof note === "string" ? note : "",
      lines: Array.isArray(lines) ? lines.filter(isLine) : [],
      requestId: typeof requestId === "string" ? requestId : undefined,
    };
  } catch {
    return emptyReturn;
  }
}

function isLine(line: unknown): line is ReturnLine {
  if (typeof line !== "object" || line === null) return false;
  const { item, name, unit, qty, casePackEach, isWeighed } = line as Partial<ReturnLine>;
  return (
    typeof item === "string" &&
    typeof name === "string" &&
    typeof unit === "string" &&
    typeof isWeighed === "boolean" &&
    Number.isSafeInteger(qty) &&
    (qty ?? 0) > 0 &&
    Number.isSafeInteger(casePackEach)
  );
}
