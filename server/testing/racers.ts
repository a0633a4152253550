import { setTimeout as sleep } from "node:timers/promises";
import type { RaceWorld } from "./race-world";
import { type RestClient, RestProblem } from "./rest-client";

export interface Outcome {
  /** Order number by reference: every order that the server said it took. */
  accepted: Map<string, string>;
  waves: number;
  approved: number;
  blocked: number;
  /** Requests sent again with the same key because no answer came. */
  repeats: number;
  /** Answers that must not happen. */
  defects: string[];
}

interface Race {
  owner: RestClient;
  planner: RestClient;
  world: RaceWorld;
  seconds: number;
  /** Processes are killed: no answer and 503 are then no defects, the request is sent again. */
  mayLoseAnswers: boolean;
}

const SUBMITTERS = 32;
const PLANNERS = 4;
const LINES_PER_ORDER = 8;
const PATIENCE_MS = 90_000;
const PAUSE_MS = 200;

/** Runs the race and answers what came of it. Everything that was begun is answered before it ends. */
export async function race({ owner, planner, world, seconds, mayLoseAnswers }: Race): Promise<Outcome> {
  const outcome: Outcome = {
    accepted: new Map(),
    waves: 0,
    approved: 0,
    blocked: 0,
    repeats: 0,
    defects: [],
  };
  const endsAt = Date.now() + seconds * 1000;

  /** Sends until an answer comes, always under the same key. */
  const surely = async <B>(client: RestClient, path: string, body: unknown): Promise<B | RestProblem> => {
    const key = crypto.randomUUID();
    for (const patientUntil = Date.now() + PATIENCE_MS; ; ) {
      try {
        return await client.post<B>(path, body, { key });
      } catch (error) {
        const isLost =
          !(error instanceof RestProblem) || error.status === 503 || error.code === "idempotency/in-flight";
        if (!isLost || !mayLoseAnswers || Date.now() > patientUntil) {
          if (error instanceof RestProblem) return error;
          throw error;
        }
        outcome.repeats += 1;
        await sleep(PAUSE_MS);
      }
    }
  };
  const isDefect = (answer: unknown): answer is RestProblem => {
    if (!(answer instanceof RestProblem)) return false;
    if (answer.status >= 500 || answer.status === 400)
      outcome.defects.push(`${answer.message} ${JSON.stringify(answer.sent)}`);
    return true;
  };

  const submit = async (clientNo: number) => {
    for (let n = 0; Date.now() < endsAt; n += 1) {
      const reference = `race-${clientNo}-${n}`;
      const store = pick(world.stores);
      const lines = shuffled(world.items)
        .slice(0, LINES_PER_ORDER)
        .map((item) => ({ item, qty: 1 + Math.floor(Math.random() * 20) }));
      const answer = await surely<{ order: string }>(owner, "orders", { store, reference, lines });
      if (isDefect(answer)) outcome.defects.push(`an order was refused: ${answer.message}`);
      else if (outcome.accepted.has(reference)) outcome.defects.push(`${reference} was answered twice`);
      else outcome.accepted.set(reference, (answer as { order: string }).order);
    }
  };

  const plan = async () => {
    while (Date.now() < endsAt) {
      const answer = await surely<{ wave: string | null; blocked: unknown[] }>(planner, "waves", {
        route: pick(world.routes),
        mode: "generate",
      });
      if (isDefect(answer) || answer instanceof RestProblem) continue;
      outcome.blocked += answer.blocked.length;
      if (answer.wave === null) await sleep(PAUSE_MS);
      else {
        outcome.waves += 1;
        await finish(answer.wave);
      }
    }
  };

  /** Some waves are cancelled, some stay as they are, most go out. */
  const finish = async (wave: string) => {
    const lot = Math.random();
    if (lot < 0.15) return void isDefect(await surely(planner, `waves/${wave}/cancel`, { reason: "race" }));
    if (lot < 0.3) return;
    for (const step of ["release", "confirm"]) {
      const body = step === "confirm" ? { exceptions: [] } : {};
      if (isDefect(await surely(planner, `waves/${wave}/${step}`, body))) return;
    }
    const answer = await surely<{ approved: number }>(planner, `waves/${wave}/approve`, {});
    if (!isDefect(answer) && !(answer instanceof RestProblem)) outcome.approved += answer.approved;
  };

  await Promise.all([
    ...Array.from({ length: SUBMITTERS }, (_, n) => submit(n)),
    ...Array.from({ length: PLANNERS }, plan),
  ]);
  return outcome;
}

function pick<T>(list: readonly T[]): T {
  return list[Math.floor(Math.random() * list.length)] as T;
}

function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((value) => ({ value, order: Math.random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ value }) => value);
}
