const failuresMax = 3;
const firstPauseMs = 30_000;
const pauseMaxMs = 10 * 60_000;

/**
 * Keeps a worker from waiting for a provider that is down: after three failures in a row nothing is taken for half a minute,
 * then one message tries whether it is back; each try in vain doubles the pause, ten minutes at most.
 */
export interface Breaker {
  /** How many messages may be taken now, of `wanted`. */
  room(wanted: number, now: Date): number;
  answered(): void;
  failed(now: Date): void;
}

/** A breaker of its own for each provider and worker, closed. */
export function newBreaker(): Breaker {
  let failures = 0;
  let openUntil = 0;
  return {
    room: (wanted, now) => {
      if (failures < failuresMax) return wanted;
      return now.getTime() < openUntil ? 0 : Math.min(1, wanted);
    },
    answered: () => {
      failures = 0;
    },
    failed: (now) => {
      failures += 1;
      const pauseMs = firstPauseMs * 2 ** Math.max(0, failures - failuresMax);
      if (failures >= failuresMax) openUntil = now.getTime() + Math.min(pauseMs, pauseMaxMs);
    },
  };
}
