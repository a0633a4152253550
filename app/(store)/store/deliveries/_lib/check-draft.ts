/** What was found of an item: how many came, and how many of them are broken. */
export interface Found {
  came: number;
  damaged: number;
}

/** What a shop has checked of a delivery, kept on the device until it is reported. */
export interface CheckDraft {
  found: Readonly<Record<string, Found>>;
  remark: string;
  /** Labels of cases and totes that were scanned. */
  labels: readonly string[];
  /** Set when it is sent, so that sending again does it once; what is changed afterwards is another wish. */
  requestId: string | undefined;
}

export const emptyCheck: CheckDraft = { found: {}, remark: "", labels: [], requestId: undefined };
export const isEmptyCheck = ({ found, remark, labels }: CheckDraft) =>
  Object.keys(found).length === 0 && remark === "" && labels.length === 0;

/** Reads what a device kept; nonsense counts as nothing. */
export function readCheck(text: string | null): CheckDraft {
  if (text === null) return emptyCheck;
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null) return emptyCheck;
    const { found, remark, labels, requestId } = kept as Partial<CheckDraft>;
    const rows = Object.entries(found ?? {}).filter(
      ([, one]) => Number.isSafeInteger(one?.came) && Number.isSafeInteger(one?.damaged),
    );
    return {
      found: Object.fromEntries(rows),
      remark: typeof remark === "string" ? remark : "",
      labels: Array.isArray(labels) ? labels.filter((one) => typeof one === "string") : [],
      requestId: typeof requestId === "string" ? requestId : undefined,
    };
  } catch {
    return emptyCheck;
  }
}

/** What earlier notes say of an item already, in pieces; what the DC rejected is not among it. */
export interface Claimed {
  shortEach: number;
  overEach: number;
  damagedEach: number;
}

export const nothingClaimed: Claimed = { shortEach: 0, overEach: 0, damagedEach: 0 };

/** An item of a delivery as it is checked: its lines, ordered and gift, taken together. */
export interface CheckItem {
  item: string;
  name: string;
  barcode: string;
  unit: string;
  isWeighed: boolean;
  deliveredEach: number;
  claimed: Claimed;
}

type Claim = { item: string; type: "short" | "over" | "damaged"; qty: number };

/** What the shop would say if nothing had changed since its earlier notes. */
export const asClaimed = ({ deliveredEach, claimed }: CheckItem): Found => ({
  came: deliveredEach - claimed.shortEach + claimed.overEach,
  damaged: claimed.damagedEach,
});

/**
 * What is claimed (2.3): pieces that did not come, that came too much, or that came broken. A shop says how many came in all, however
 * often it looks: what an earlier note says is not claimed again.
 */
export function claimsOf(items: readonly CheckItem[], found: CheckDraft["found"]): Claim[] {
  return items.flatMap(({ item, deliveredEach, claimed }): Claim[] => {
    const one = found[item];
    if (!one) return [];
    const missing = deliveredEach - one.came;
    const over = -missing - claimed.overEach;
    if (over > 0) return [{ item, type: "over", qty: over }];
    const short = missing - claimed.shortEach;
    const damaged = Math.min(one.damaged, one.came, deliveredEach) - claimed.damagedEach;
    return [
      ...(short > 0 ? [{ item, type: "short" as const, qty: short }] : []),
      ...(damaged > 0 ? [{ item, type: "damaged" as const, qty: damaged }] : []),
    ];
  });
}

/** Whether the shop now says that less is wrong than its earlier notes do: only the DC can put that right. */
export function isLessThanClaimed(item: CheckItem, found: Found): boolean {
  const before = asClaimed(item);
  const { shortEach, overEach, damagedEach } = item.claimed;
  return (
    (shortEach > 0 && found.came > before.came) ||
    (overEach > 0 && found.came < before.came) ||
    (damagedEach > 0 && found.damaged < damagedEach)
  );
}

/** The rest is all there: what nobody has looked at came as delivered, or as it was claimed before. */
export function withRest(draft: CheckDraft, items: readonly CheckItem[]): CheckDraft {
  const rest = items.filter(({ item }) => !draft.found[item]).map((item) => [item.item, asClaimed(item)]);
  return { ...draft, requestId: undefined, found: { ...draft.found, ...Object.fromEntries(rest) } };
}

/** A label that came with the delivery: of a case with its item, of a tote, cage or ice box without. */
export interface Label {
  code: string;
  item: string | null;
}

/** The labels that count for an item: its cases; of what comes loose, all totes, since nobody knows which one it lies in. */
function labelsFor(item: CheckItem, labels: readonly Label[]): readonly Label[] {
  const cases = labels.filter((label) => label.item === item.item);
  return cases.length > 0 ? cases : labels.filter((label) => label.item === null);
}

/**
 * The draft once a label was scanned: an item whose last label it is is there as delivered, unless somebody has looked at it; what is
 * missing in a tote is said item by item. `isNew` is false for a label that was scanned before.
 */
export function withLabel(
  draft: CheckDraft,
  items: readonly CheckItem[],
  labels: readonly Label[],
  code: string,
): { draft: CheckDraft; isNew: boolean } {
  if (draft.labels.includes(code)) return { draft, isNew: false };
  const scanned = [...draft.labels, code];
  const whole = items.filter((item) => {
    const own = labelsFor(item, labels);
    const isLast =
      own.some((label) => label.code === code) && own.every((label) => scanned.includes(label.code));
    return isLast && !draft.found[item.item];
  });
  const found = Object.fromEntries(whole.map((item) => [item.item, asClaimed(item)]));
  return {
    draft: { ...draft, requestId: undefined, labels: scanned, found: { ...draft.found, ...found } },
    isNew: true,
  };
}

/** How many labels of the delivery were scanned. */
export const countLabels = (draft: CheckDraft, labels: readonly Label[]) => ({
  done: labels.filter(({ code }) => draft.labels.includes(code)).length,
  total: labels.length,
});
