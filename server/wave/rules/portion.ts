/** So long the accounts and goods of one portion may be somebody else's to wait for. */
const aimMs = 400;
/** Fewer would not be done sooner: what a portion costs whatever is in it. */
const least = 50;
const most = 1_000;

/**
 * How many delivery orders the next portion takes, after `size` of them took so many milliseconds: as many as fit into 0.4 seconds,
 * never more than twice as many as before. A slow machine or long orders make portions small, so that a wait stays short.
 */
export function nextPortion(size: number, tookMs: number): number {
  const fitting = Math.floor((size * aimMs) / Math.max(tookMs, 1));
  return Math.min(most, Math.max(least, Math.min(fitting, size * 2)));
}

/** In which portions an approval of thousands goes; `first` before anything is known of the machine and of the lines. */
export interface Pace {
  first: number;
  next: (size: number, tookMs: number) => number;
}
export const usualPace: Pace = { first: 100, next: nextPortion };
