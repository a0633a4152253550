import { setTimeout as sleep } from "node:timers/promises";
import { createTRPCClient, httpLink, type TRPCClient, TRPCClientError } from "@trpc/client";
import superjson from "superjson";
import type { AppRouter } from "@/server/trpc/root";

/** Of a hundred requests so many never leave, and of so many the answer never comes. */
const LOST_BEFORE_PERCENT = 4;
const LOST_AFTER_PERCENT = 6;
/** Now and then somebody walks into a cold room: nothing goes through for so long. */
const CUT_EVERY_MS = 8_000;
const CUT_MS = 1_500;
const PATIENCE_MS = 90_000;
const PAUSE_MS = 60;

/** What the race counts of its network, and what must not happen. */
export interface FloorTrouble {
  /** Requests whose answer was thrown away or never came, each sent again. */
  lostAnswers: number;
  repeats: number;
  /** Refusals by code: a person reads their sentence. */
  refusals: Map<string, number>;
  /** Answers that must not happen. */
  defects: string[];
}

export class NetworkCut extends Error {}

/** `fetch` over a radio that is cut at random: before the request leaves, or after it has worked and before its answer is read. */
function cutFetch(trouble: FloorTrouble): typeof fetch {
  let cutFrom = Date.now() + Math.random() * CUT_EVERY_MS;
  return async (input, init) => {
    const now = Date.now();
    if (now > cutFrom + CUT_MS) cutFrom = now + Math.random() * 2 * CUT_EVERY_MS;
    const lot = Math.random() * 100;
    if ((now > cutFrom && now < cutFrom + CUT_MS) || lot < LOST_BEFORE_PERCENT) {
      throw new NetworkCut("no network");
    }
    const answer = await fetch(input, init);
    if (lot < LOST_BEFORE_PERCENT + LOST_AFTER_PERCENT) {
      await answer.arrayBuffer();
      trouble.lostAnswers += 1;
      throw new NetworkCut("the answer is lost");
    }
    return answer;
  };
}

/** The procedures as a browser calls them, under that person's session, over the cut network. */
export function browserOf(url: string, cookie: string, trouble: FloorTrouble): TRPCClient<AppRouter> {
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${url}/api/trpc`,
        transformer: superjson,
        fetch: cutFetch(trouble) as never,
        headers: { cookie, origin: url },
      }),
    ],
  });
}

/** A refusal as a screen reads it. */
export interface Refused {
  refused: string;
}

export const isRefused = (answer: object): answer is Refused => "refused" in answer;

interface Failure {
  code?: string;
  domain?: { code: string };
}

const failureOf = (error: unknown): Failure | undefined =>
  error instanceof TRPCClientError ? (error.data as Failure | undefined) : undefined;

/**
 * How somebody on the floor asks. `insist` asks until there is an answer, as a person does who presses again: the caller keeps
 * the request id, so that it stays one wish. `attempt` asks once and answers `no-network` when none came. A refusal is
 * answered by its code; anything else that the server says is a defect, unless processes are killed: then it is as if no
 * answer had come.
 */
export function asking(trouble: FloorTrouble, areProcessesKilled: boolean) {
  /** What the server said; undefined when no answer came, so that it may be asked again. */
  const judged = (what: string, error: unknown): Refused | undefined => {
    const failure = failureOf(error);
    const code = failure?.domain?.code;
    if (code === "idempotency/in-flight" || !failure) return undefined;
    if (code !== undefined) {
      trouble.refusals.set(code, (trouble.refusals.get(code) ?? 0) + 1);
      return { refused: code };
    }
    if (areProcessesKilled) return undefined;
    trouble.defects.push(`${what} was answered ${JSON.stringify(failure)}`);
    return { refused: failure.code ?? "defect" };
  };

  const attempt = async <T extends object>(what: string, ask: () => Promise<T>): Promise<T | Refused> => {
    try {
      return await ask();
    } catch (error) {
      return judged(what, error) ?? { refused: "no-network" };
    }
  };

  const insist = async <T extends object>(what: string, ask: () => Promise<T>): Promise<T | Refused> => {
    for (const until = Date.now() + PATIENCE_MS; ; ) {
      const answer = await attempt(what, ask);
      if (!isRefused(answer) || answer.refused !== "no-network") return answer;
      if (Date.now() > until) {
        trouble.defects.push(`${what} was not answered for ${PATIENCE_MS / 1000} s`);
        return answer;
      }
      trouble.repeats += 1;
      await sleep(PAUSE_MS * (1 + Math.random()));
    }
  };
  return { attempt, insist };
}

export type Asking = ReturnType<typeof asking>;
