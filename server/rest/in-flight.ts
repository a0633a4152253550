import { setTimeout as sleep } from "node:timers/promises";
import { wrong } from "@/server/rest/errors";
import type { Idempotency } from "@/server/rest/idempotency";

/** How long a repeat waits for the first request with its key. */
const patienceMs = 30_000;

/**
 * Lets one request per key work at a time in this process. A repeat waits for the first (30 s, then 409
 * `idempotency/in-flight`) and then finds its answer, or works itself when the first was refused. Across processes the
 * unique key in the database does the same.
 */
export function createInFlight(waitMs = patienceMs) {
  const working = new Map<string, Promise<unknown>>();
  return async function oneAtATime<T>({ tokenId, key }: Idempotency, work: () => Promise<T>): Promise<T> {
    const name = `${tokenId} ${key}`;
    const deadline = performance.now() + waitMs;
    for (let first = working.get(name); first; first = working.get(name)) {
      const left = deadline - performance.now();
      if (left <= 0) throw wrong.keyInFlight();
      const timer = new AbortController();
      const outcome = await Promise.race([
        first.then(
          () => "done" as const,
          () => "done" as const,
        ),
        sleep(left, "late" as const, { signal: timer.signal }).catch(() => "late" as const),
      ]);
      timer.abort();
      if (outcome === "late") throw wrong.keyInFlight();
    }
    const mine = work();
    working.set(name, mine);
    try {
      return await mine;
    } finally {
      if (working.get(name) === mine) working.delete(name);
    }
  };
}
