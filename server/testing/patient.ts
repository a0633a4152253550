import { setTimeout as sleep } from "node:timers/promises";
import { type RestClient, RestProblem } from "./rest-client";

/** What a run counts besides its own figures. */
export interface Trouble {
  /** Requests sent again because no answer came. */
  repeats: number;
  /** Answers that must not happen. */
  defects: string[];
}

const PATIENCE_MS = 90_000;
const PAUSE_MS = 200;

/**
 * Callers for a race in which processes may be killed. `post` sends until an answer comes, always under the same key, and
 * answers the body or the refusal; a defect or bad input is noted in `trouble`. `read` asks until it is answered.
 */
export function patient(trouble: Trouble, mayLoseAnswers: boolean) {
  const isLost = (error: unknown) =>
    !(error instanceof RestProblem) || error.status === 503 || error.code === "idempotency/in-flight";

  async function insist<T>(ask: () => Promise<T>): Promise<T | RestProblem> {
    for (const patientUntil = Date.now() + PATIENCE_MS; ; ) {
      try {
        return await ask();
      } catch (error) {
        if (!isLost(error) || !mayLoseAnswers || Date.now() > patientUntil) {
          if (error instanceof RestProblem) return error;
          throw error;
        }
        trouble.repeats += 1;
        await sleep(PAUSE_MS);
      }
    }
  }

  /** Whether it was refused; what a correct server never answers is noted. */
  function isRefused(answer: unknown): answer is RestProblem {
    if (!(answer instanceof RestProblem)) return false;
    if (answer.status >= 500 || answer.status === 400)
      trouble.defects.push(`${answer.message} ${JSON.stringify(answer.sent)}`);
    return true;
  }

  return {
    post: async <B>(
      client: RestClient,
      path: string,
      body: unknown,
      contentType?: string,
    ): Promise<B | RestProblem> => {
      const key = crypto.randomUUID();
      const answer = await insist(() => client.post<B>(path, body, { key, contentType }));
      isRefused(answer);
      return answer;
    },
    read: async <R>(client: RestClient, path: string): Promise<R[]> => {
      const answer = await insist(() => client.get<{ rows: R[] }>(path));
      return isRefused(answer) ? [] : answer.rows;
    },
  };
}

export type Patient = ReturnType<typeof patient>;

export const isRefused = (answer: unknown): answer is RestProblem => answer instanceof RestProblem;

export function pick<T>(list: readonly T[]): T {
  return list[Math.floor(Math.random() * list.length)] as T;
}

export function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((value) => ({ value, order: Math.random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ value }) => value);
}

export const times = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
