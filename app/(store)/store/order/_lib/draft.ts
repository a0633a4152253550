/** A line as the owner put it in: how many, and the price that was shown then. */
export interface DraftLine {
  code: string;
  qty: number;
  priceFen: number;
}

/** An order that went out and whose answer has not come back: it is sent again under the same id, never twice. */
export interface Sending {
  requestId: string;
  lines: readonly { item: string; qty: number }[];
  reference: string;
}

/** What a store is about to order, kept on the device after every change. It is an order only when the server says so. */
export interface Draft {
  lines: readonly DraftLine[];
  reference: string;
  sending: Sending | undefined;
}

export const emptyDraft: Draft = { lines: [], reference: "", sending: undefined };

/** The draft with this many of an item; none takes the line out. New lines come last. */
export function withQuantity(draft: Draft, line: DraftLine): Draft {
  const others = draft.lines.some(({ code }) => code === line.code)
    ? draft.lines.map((one) => (one.code === line.code ? { ...one, qty: line.qty } : one))
    : [...draft.lines, line];
  return { ...draft, lines: others.filter(({ qty }) => qty > 0) };
}

/** The draft without these items. */
export function without(draft: Draft, codes: ReadonlySet<string>): Draft {
  return { ...draft, lines: draft.lines.filter(({ code }) => !codes.has(code)) };
}

/** Reads a draft that a device kept; nonsense counts as none. */
export function readDraft(text: string | null): Draft {
  if (text === null) return emptyDraft;
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null || !("lines" in kept) || !Array.isArray(kept.lines))
      return emptyDraft;
    const { lines, reference, sending } = kept as Partial<Draft>;
    return {
      lines: (lines ?? []).filter(isLine),
      reference: typeof reference === "string" ? reference : "",
      sending: isSending(sending) ? sending : undefined,
    };
  } catch {
    return emptyDraft;
  }
}

function isLine(line: unknown): line is DraftLine {
  if (typeof line !== "object" || line === null) return false;
  const { code, qty, priceFen } = line as Partial<DraftLine>;
  return (
    typeof code === "string" && Number.isSafeInteger(qty) && (qty ?? 0) > 0 && Number.isSafeInteger(priceFen)
  );
}

function isSending(sending: unknown): sending is Sending {
  if (typeof sending !== "object" || sending === null) return false;
  const { requestId, lines } = sending as Partial<Sending>;
  return typeof requestId === "string" && Array.isArray(lines);
}
