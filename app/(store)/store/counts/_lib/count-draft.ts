/** A take as the device keeps it until the server has it. */
export interface KeptTake {
  takeId: string;
  item: string;
  counted: number;
  /** By the device's clock. */
  at: number;
}

/** What was counted on this device and has not come to the server yet. */
export interface CountDraft {
  takes: readonly KeptTake[];
}

const emptyCount: CountDraft = { takes: [] };

export const isEmptyCount = ({ takes }: CountDraft) => takes.length === 0;

/** Reads what a device kept; nonsense counts as nothing. */
export function readCount(text: string | null): CountDraft {
  if (text === null) return emptyCount;
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null || !("takes" in kept) || !Array.isArray(kept.takes))
      return emptyCount;
    return { takes: kept.takes.filter(isTake) };
  } catch {
    return emptyCount;
  }
}

function isTake(take: unknown): take is KeptTake {
  if (typeof take !== "object" || take === null) return false;
  const { takeId, item, counted, at } = take as Partial<KeptTake>;
  return (
    typeof takeId === "string" &&
    typeof item === "string" &&
    Number.isSafeInteger(counted) &&
    (counted ?? -1) >= 0 &&
    Number.isFinite(at)
  );
}
