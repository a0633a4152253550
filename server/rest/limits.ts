import { wrong } from "@/server/rest/errors";

/** Requests that one token may make in a burst, and per second over time; a machine in a loop meets it, a till never. */
const perSecond = 3_000;
const burst = 6_000;

interface Bucket {
  left: number;
  at: number;
}

/** Refuses with `request/too-many` a token that asks faster than allowed. `perSecond` 0 turns it off. */
export function createRateLimit(rate = perSecond): (tokenId: number, nowMs: number) => void {
  const buckets = new Map<number, Bucket>();
  return (tokenId, nowMs) => {
    if (rate === 0) return;
    const bucket = buckets.get(tokenId) ?? { left: burst, at: nowMs };
    buckets.set(tokenId, bucket);
    bucket.left = Math.min(burst, bucket.left + ((nowMs - bucket.at) / 1000) * rate);
    bucket.at = nowMs;
    if (bucket.left < 1) throw wrong.tooFast(Math.ceil((1 - bucket.left) / rate));
    bucket.left -= 1;
  };
}

/** The rate that the environment asks for: `STORELINE_RATE_LIMIT` in requests per second, none in a rehearsal. */
export function rateOf(environment: NodeJS.ProcessEnv): number {
  if (environment.STORELINE_REHEARSAL === "1" || environment.STORELINE_RATE_LIMIT === "off") return 0;
  return Number(environment.STORELINE_RATE_LIMIT) || perSecond;
}

/** Commands in work at once. More would only queue inside PostgreSQL, holding locks; two connections stay for reads. */
const commandsMax = 6;

/**
 * Lets at most `max` pieces of work run at once; the others wait in the order in which they came, so that many clients do
 * not make one another slower.
 */
export function createGate(max = commandsMax): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= max) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
