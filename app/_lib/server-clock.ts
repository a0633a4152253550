"use client";

let last: { serverMs: number; at: number } | undefined;

/** Remembers what the server's clock said when it answered. */
export function noteServerTime(answer: Response): void {
  const serverMs = Date.parse(answer.headers.get("date") ?? "");
  if (!Number.isNaN(serverMs)) last = { serverMs, at: performance.now() };
}

/**
 * The server's clock by its last answer, carried on by the device's stopwatch; milliseconds, to the second. Undefined before
 * the first answer: then the page's own time is all that is known, and a page that the device kept may be an old one.
 */
export const serverClock = (): number | undefined => last && last.serverMs + performance.now() - last.at;
