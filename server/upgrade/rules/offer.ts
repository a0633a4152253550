import { compareVersions } from "@/server/upgrade/rules/version";

/** A package as a till's poll sees it. */
export interface KnownPackage {
  id: number;
  version: string;
  status: "staged" | "done" | "withdrawn";
  isPaused: boolean;
  /** Since when the store of the till may have it; null: it may not. */
  allowedAt: Date | null;
}

export interface RolloutTerms {
  forceAfterDays: number;
  /** Minutes of the company's day. */
  quietFrom: number | null;
  quietTo: number | null;
}

/** What a till is to do: keep what it has, and why; take a newer package; or go back to what it had, to a package if there is one. */
export type Offer<P extends KnownPackage = KnownPackage> =
  | { kind: "keep"; reason: "current" | "not-listed" | "paused" | "quiet" }
  | { kind: "upgrade"; package: P; isForced: boolean }
  | { kind: "rollback"; package: P | undefined };

const dayMs = 86_400_000;

/**
 * What a till of this version is offered (R02): the newest package that its store may have and that is newer than its own. A
 * package that was withdrawn is offered to nobody, and a till that runs it is told to leave it: for a newer one where
 * there is one, else back to the newest older one. Going back asks for no quiet hours and no pause.
 */
export function offerTo<P extends KnownPackage>(
  version: string,
  packages: readonly P[],
  terms: RolloutTerms,
  now: Date,
  minuteNow: number,
): Offer<P> {
  const newestFirst = packages.toSorted((a, b) => compareVersions(b.version, a.version));
  const own = packages.find((one) => compareVersions(one.version, version) === 0);
  const listed = newestFirst.filter((one) => one.status !== "withdrawn" && one.allowedAt !== null);
  const open = listed.filter((one) => !one.isPaused);
  const newer = open.find((one) => compareVersions(one.version, version) > 0);
  const mustLeave = own?.status === "withdrawn";
  if (!newer && mustLeave) {
    return { kind: "rollback", package: listed.find((one) => compareVersions(one.version, version) < 0) };
  }
  if (!newer?.allowedAt) {
    const isAfter = (one: P) => compareVersions(one.version, version) > 0 && one.status !== "withdrawn";
    if (listed.some(isAfter)) return { kind: "keep", reason: "paused" };
    return { kind: "keep", reason: packages.some(isAfter) ? "not-listed" : "current" };
  }
  if (!mustLeave && isQuiet(terms, minuteNow)) return { kind: "keep", reason: "quiet" };
  const allowedDays = (now.getTime() - newer.allowedAt.getTime()) / dayMs;
  return { kind: "upgrade", package: newer, isForced: allowedDays >= terms.forceAfterDays };
}

/** Whether nothing is downloaded at this minute of the day; hours may go over midnight, their end is outside. */
export function isQuiet(
  { quietFrom, quietTo }: Omit<RolloutTerms, "forceAfterDays">,
  minute: number,
): boolean {
  if (quietFrom === null || quietTo === null) return false;
  return quietFrom <= quietTo
    ? minute >= quietFrom && minute < quietTo
    : minute >= quietFrom || minute < quietTo;
}
