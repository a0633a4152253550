import { setTimeout as sleep } from "node:timers/promises";
import { getDb } from "@/db/client";
import { postDueDecisions } from "@/server/account";
import { logDefect } from "@/server/log";

const everyMs = 1_000;

/**
 * Posts what the approval desk decided, a second after it is due at most, also when the desk was closed meanwhile. The
 * queue's calendar knows minutes only, so this is a loop of its own. Answers how to end it: the running round is finished.
 */
export function startPosting(): () => Promise<void> {
  const ended = new AbortController();
  const running = (async () => {
    while (!ended.signal.aborted) {
      try {
        await postDueDecisions(getDb(), new Date());
      } catch (error) {
        logDefect(error, "posting the decisions of the desk");
      }
      await sleep(everyMs, undefined, { signal: ended.signal }).catch(() => {});
    }
  })();
  return () => {
    ended.abort();
    return running;
  };
}
