/** A pause longer than this is not counted as work, and whoever has not scanned for so long is idle. */
export const pauseMinutes = 10;
/** What a pace is judged by: less says nothing. */
const linesMin = 5;
const secondsMin = 60;

/**
 * Lines per hour of somebody who scanned so many lines in so many seconds between the first and the last of them, longer
 * pauses cut to ten minutes; null while there is too little to judge by.
 */
export function linesPerHour(lines: number, busySeconds: number): number | null {
  if (lines < linesMin || busySeconds < secondsMin) return null;
  return Math.round(((lines - 1) * 3_600) / busySeconds);
}

/** Whole minutes since somebody was last seen working; null while they are not idle. */
export function idleMinutes(lastAt: Date, now: Date): number | null {
  const minutes = Math.floor((now.getTime() - lastAt.getTime()) / 60_000);
  return minutes < pauseMinutes ? null : minutes;
}
