import type { RouterOutputs } from "@/app/_lib/trpc/client";

export type Check = RouterOutputs["check"]["get"];
export type CheckItem = Check["items"][number];

/** What a scanner has counted and not sent. */
export interface CheckDraft {
  /** By item code; what is not of this delivery order stands under the code that was scanned. */
  counts: Readonly<Record<string, number>>;
  /** The item that was scanned last: digits change its count. */
  last: string | null;
  /** Of the count that was sent: sent again it is the same one. */
  count: string | null;
  /** The items are counted again, although a count was answered already. */
  isAgain: boolean;
}

export const emptyDraft: CheckDraft = { counts: {}, last: null, count: null, isAgain: false };
export const isEmptyDraft = ({ counts, isAgain }: CheckDraft) => Object.keys(counts).length === 0 && !isAgain;

/** The draft that a device has kept; what cannot be read is an empty one. */
export function readDraft(text: string | null): CheckDraft {
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    if (typeof kept !== "object" || kept === null || !("counts" in kept)) return emptyDraft;
    return { ...emptyDraft, ...(kept as Partial<CheckDraft>) };
  } catch {
    return emptyDraft;
  }
}

/** What a code means here: an item of this delivery order, a number of the keys, something that does not belong here. */
export type Scanned =
  | { kind: "item"; item: CheckItem }
  | { kind: "quantity"; qty: number }
  | { kind: "delivery" }
  | { kind: "foreign"; code: string };

export function readScan(check: Check, last: string | null, code: string): Scanned {
  const text = code.trim().toUpperCase();
  const item = check.items.find((one) => one.barcode === text || one.item.toUpperCase() === text);
  if (item) return { kind: "item", item };
  if (text === check.delivery.toUpperCase() || text === check.store.toUpperCase())
    return { kind: "delivery" };
  if (last !== null && /^\d{1,5}$/.test(text)) return { kind: "quantity", qty: Number(text) };
  return { kind: "foreign", code: text };
}

/** One scan is one piece; goods that are weighed wait for their grams. */
export function withScan(draft: CheckDraft, key: string, isWeighed: boolean): CheckDraft {
  const counted = draft.counts[key] ?? 0;
  return withCount(draft, key, isWeighed ? counted : counted + 1);
}

/** The count of an item as somebody said it; another count than before is another wish. */
export const withCount = (draft: CheckDraft, key: string, qty: number): CheckDraft => ({
  ...draft,
  counts: { ...draft.counts, [key]: qty },
  last: key,
  count: null,
});

/** Takes an item out of the count, as if nobody had scanned it. */
export function without(draft: CheckDraft, keys: readonly string[]): CheckDraft {
  const counts = Object.fromEntries(Object.entries(draft.counts).filter(([key]) => !keys.includes(key)));
  const last = draft.last !== null && keys.includes(draft.last) ? null : draft.last;
  return { ...draft, counts, last, count: null };
}

/** The count as it is sent. */
export const linesOf = ({ counts }: CheckDraft) =>
  Object.entries(counts).map(([item, qty]) => ({ item, qty }));
