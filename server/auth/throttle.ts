/** How far back failures count. */
export const throttleWindowMs = 15 * 60_000;

/** Failures of one login from one place that cost nothing; after them the wait doubles from five seconds. */
const freeFailuresOfLogin = 5;
/** Failures of all logins from one address that cost nothing: a shop or an office shares one address. */
const freeFailuresOfAddress = 100;
const firstWaitSeconds = 5;
const longestWaitSeconds = 600;

export interface Failures {
  count: number;
  lastAt: Date | null;
}

/**
 * Seconds to wait before the next attempt; 0 when it may be made now. Only failures from the same place count, never
 * those against the login alone, so nobody can lock out somebody who signs in from elsewhere or from a known device.
 */
export function secondsToWait(ofLogin: Failures, ofAddress: Failures, now: Date): number {
  return Math.max(
    waitAfter(ofLogin, freeFailuresOfLogin, now),
    waitAfter(ofAddress, freeFailuresOfAddress, now),
  );
}

function waitAfter({ count, lastAt }: Failures, free: number, now: Date): number {
  if (lastAt === null || count < free) return 0;
  const wait = Math.min(firstWaitSeconds * 2 ** Math.min(count - free, 10), longestWaitSeconds);
  return Math.max(0, Math.ceil(wait - (now.getTime() - lastAt.getTime()) / 1000));
}
