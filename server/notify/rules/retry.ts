const secondMs = 1_000;
const minuteMs = 60 * secondMs;

/** What a message is tried at most, and how long: afterwards it says nothing that still helps. */
export const attemptsMax = 8;
export const usefulMs = 4 * 60 * minuteMs;
const firstPauseMs = 30 * secondMs;
const pauseMaxMs = 30 * minuteMs;

/**
 * When a send that failed for the so-manieth time is tried again: half a minute later, then twice as long each time, half an
 * hour at most; undefined when it is given up, after eight tries or four hours after it was written.
 */
export function nextTry(attempts: number, writtenAt: Date, now: Date): Date | undefined {
  if (attempts >= attemptsMax) return undefined;
  const next = new Date(now.getTime() + Math.min(firstPauseMs * 2 ** (attempts - 1), pauseMaxMs));
  return next.getTime() - writtenAt.getTime() > usefulMs ? undefined : next;
}
