/** What was found of an item: how many came, and how many of them are broken. */
export interface Found {
  came: number;
  damaged: number;
}

/** What a shop has checked of a delivery, kept on the device until it is reported. */
export interface CheckDraft {
  found: Readonly<Record<string, Found>>;
  remark: string;
  /** Set when it is sent, so that sending again does it once; what is changed afterwards is another wish. */
  requestId: string | undefined;
}

export const emptyCheck: CheckDraft = { found: {}, remark: "", requestId: undefined };
export const isEmptyCheck = ({ found, remark }: CheckDraft) =>
  Object.keys(found).length === 0 && remark === "";

/** Reads what a device kept; nonsense counts as nothing. */
export function readCheck(text: string | null): CheckDraft {
  if (text === null) return emptyCheck;
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null) return emptyCheck;
    const { found, remark, requestId } = kept as Partial<CheckDraft>;
    const rows = Object.entries(found ?? {}).filter(
      ([, one]) => Number.isSafeInteger(one?.came) && Number.isSafeInteger(one?.damaged),
    );
    return {
      found: Object.fromEntries(rows),
      remark: typeof remark === "string" ? remark : "",
      requestId: typeof requestId === "string" ? requestId : undefined,
    };
  } catch {
    return emptyCheck;
  }
}

/** An item of a delivery as it is checked: its lines, ordered and gift, taken together. */
export interface CheckItem {
  item: string;
  name: string;
  barcode: string;
  unit: string;
  isWeighed: boolean;
  deliveredEach: number;
}

type Claim = { item: string; type: "short" | "over" | "damaged"; qty: number };

/** What is claimed (2.3): pieces that did not come, that came too much, or that came broken. */
export function claimsOf(items: readonly CheckItem[], found: CheckDraft["found"]): Claim[] {
  return items.flatMap(({ item, deliveredEach }): Claim[] => {
    const one = found[item];
    if (!one) return [];
    const missing = deliveredEach - one.came;
    const damaged = Math.min(one.damaged, one.came, deliveredEach);
    if (missing < 0) return [{ item, type: "over", qty: -missing }];
    return [
      ...(missing > 0 ? [{ item, type: "short" as const, qty: missing }] : []),
      ...(damaged > 0 ? [{ item, type: "damaged" as const, qty: damaged }] : []),
    ];
  });
}
