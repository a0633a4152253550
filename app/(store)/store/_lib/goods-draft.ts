/** So much of an item, in a list that a store makes by scanning. */
export interface GoodsLine {
  item: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  casePackEach: number;
  qty: number;
}

/** Goods put on a list for a reason, kept on the device. `requestId` is set when it is sent, so that sending again does it once. */
export interface GoodsDraft<Reason extends string> {
  reason: Reason;
  note: string;
  lines: readonly GoodsLine[];
  requestId: string | undefined;
}

export const isEmptyGoods = ({ lines, note }: Pick<GoodsDraft<string>, "lines" | "note">) =>
  lines.length === 0 && note === "";

/** The draft with this much of an item, where it stands or on top; none takes the line out. What is changed is another wish. */
export function withLine<Draft extends GoodsDraft<string>>(draft: Draft, line: GoodsLine): Draft {
  const isKnown = draft.lines.some(({ item }) => item === line.item);
  const changed = isKnown
    ? draft.lines.map((one) => (one.item === line.item ? line : one))
    : [line, ...draft.lines];
  return { ...draft, requestId: undefined, lines: changed.filter(({ qty }) => qty > 0) };
}

/** Reads what a device kept; nonsense counts as nothing. */
export function readGoods<Reason extends string>(
  text: string | null,
  reasons: readonly Reason[],
  empty: GoodsDraft<Reason>,
): GoodsDraft<Reason> {
  if (text === null) return empty;
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null) return empty;
    const { reason, note, lines, requestId } = kept as Partial<GoodsDraft<Reason>>;
    return {
      reason: reasons.find((one) => one === reason) ?? empty.reason,
      note: typeof note === "string" ? note : "",
      lines: Array.isArray(lines) ? lines.filter(isGoodsLine) : [],
      requestId: typeof requestId === "string" ? requestId : undefined,
    };
  } catch {
    return empty;
  }
}

/** Whether a device kept a line as it should be. */
export function isGoodsLine(line: unknown): line is GoodsLine {
  if (typeof line !== "object" || line === null) return false;
  const { item, name, unit, qty, casePackEach, isWeighed } = line as Partial<GoodsLine>;
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
