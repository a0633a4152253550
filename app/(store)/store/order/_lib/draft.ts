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
  coupons?: readonly string[];
  /** As `Draft.madeFrom`. */
  madeFrom?: string;
}

/** What a store is about to order, kept on the device after every change. It is an order only when the server says so. */
export interface Draft {
  lines: readonly DraftLine[];
  reference: string;
  /** The codes of the coupons that it asks for. */
  coupons: readonly string[];
  sending: Sending | undefined;
  /** The order, taken back to a draft, that these lines came from: it ends when they are submitted. */
  madeFrom?: string;
}

export const emptyDraft: Draft = { lines: [], reference: "", coupons: [], sending: undefined };

/** The draft with this many of an item; none takes the line out. New lines come last. */
export function withQuantity(draft: Draft, line: DraftLine): Draft {
  const place = draft.lines.findIndex(({ code }) => code === line.code);
  const known = draft.lines[place];
  if (line.qty <= 0) return known ? without(draft, new Set([line.code])) : draft;
  if (!known) return { ...draft, lines: [...draft.lines, line] };
  const lines = draft.lines.slice();
  lines[place] = { ...known, qty: line.qty };
  return { ...draft, lines };
}

/** The draft without these items; when nothing is left it comes from nowhere, the next line begins an order of its own. */
export function without(draft: Draft, codes: ReadonlySet<string>): Draft {
  const lines = draft.lines.filter(({ code }) => !codes.has(code));
  return { ...draft, lines, madeFrom: lines.length === 0 ? undefined : draft.madeFrom };
}

/** What is left of the draft once the order that it sent is there: what was put in after that. */
export function withoutSent(draft: Draft, requestId: string): Draft {
  if (draft.sending?.requestId !== requestId) return draft;
  const sent = new Map(draft.sending.lines.map(({ item, qty }) => [item, qty]));
  const lines = draft.lines.flatMap((line) => {
    const qty = line.qty - (sent.get(line.code) ?? 0);
    return qty > 0 ? [{ ...line, qty }] : [];
  });
  return lines.length === 0 ? emptyDraft : { ...emptyDraft, lines };
}

/** Reads a draft that a device kept; nonsense counts as none. */
export function readDraft(text: string | null): Draft {
  if (text === null) return emptyDraft;
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null || !("lines" in kept) || !Array.isArray(kept.lines))
      return emptyDraft;
    const { lines, reference, coupons, sending, madeFrom } = kept as Partial<Draft>;
    return {
      lines: (lines ?? []).filter(isLine),
      reference: typeof reference === "string" ? reference : "",
      coupons: Array.isArray(coupons) ? coupons.filter((code) => typeof code === "string") : [],
      sending: isSending(sending) ? sending : undefined,
      madeFrom: typeof madeFrom === "string" ? madeFrom : undefined,
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
