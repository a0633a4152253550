import { setTimeout as sleep } from "node:timers/promises";
import { logDefect } from "@/server/log";

/**
 * Does something every so many milliseconds, one round after the other: for what cannot wait for the queue's calendar, which
 * knows minutes only. A round that fails is logged and the next one comes. Answers how to end it: the running round is
 * finished.
 */
export function startLoop(
  everyMs: number,
  what: string,
  round: (now: Date) => Promise<unknown>,
): () => Promise<void> {
  const ended = new AbortController();
  const running = (async () => {
    while (!ended.signal.aborted) {
      try {
        await round(new Date());
      } catch (error) {
        logDefect(error, what);
      }
      await sleep(everyMs, undefined, { signal: ended.signal }).catch(() => {});
    }
  })();
  return () => {
    ended.abort();
    return running;
  };
}
