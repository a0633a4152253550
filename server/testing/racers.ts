import { setTimeout as sleep } from "node:timers/promises";
import { isRefused, patient, pick, shuffled, type Trouble, times } from "./patient";
import type { RaceWorld } from "./race-world";
import type { RestClient } from "./rest-client";

export interface Outcome extends Trouble {
  /** Order number by reference: every order that the server said it took. */
  accepted: Map<string, string>;
  waves: number;
  approved: number;
  blocked: number;
}

interface Race {
  owner: RestClient;
  planner: RestClient;
  world: RaceWorld;
  seconds: number;
  /** Processes are killed: no answer and 503 are then no defects, the request is sent again. */
  mayLoseAnswers: boolean;
  /** How many clients submit; 32 unless others race beside them. */
  submitters?: number;
}

const SUBMITTERS = 32;
const PLANNERS = 4;
const LINES_PER_ORDER = 8;
const PAUSE_MS = 200;

/** Runs the race and answers what came of it. Everything that was begun is answered before it ends. */
export async function race(given: Race): Promise<Outcome> {
  const { owner, planner, world, seconds, mayLoseAnswers, submitters = SUBMITTERS } = given;
  const outcome: Outcome = {
    accepted: new Map(),
    waves: 0,
    approved: 0,
    blocked: 0,
    repeats: 0,
    defects: [],
  };
  const endsAt = Date.now() + seconds * 1000;
  const { post } = patient(outcome, mayLoseAnswers);

  const submit = async (clientNo: number) => {
    for (let n = 0; Date.now() < endsAt; n += 1) {
      const reference = `race-${clientNo}-${n}`;
      const store = pick(world.stores);
      const lines = shuffled(world.items)
        .slice(0, LINES_PER_ORDER)
        .map((item) => ({ item, qty: 1 + Math.floor(Math.random() * 20) }));
      const answer = await post<{ order: string }>(owner, "orders", { store, reference, lines });
      if (isRefused(answer)) outcome.defects.push(`an order was refused: ${answer.message}`);
      else if (outcome.accepted.has(reference)) outcome.defects.push(`${reference} was answered twice`);
      else outcome.accepted.set(reference, answer.order);
    }
  };

  const plan = async () => {
    while (Date.now() < endsAt) {
      const answer = await post<{ wave: string | null; blocked: unknown[] }>(planner, "waves", {
        route: pick(world.routes),
        mode: "generate",
      });
      if (isRefused(answer)) continue;
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
    if (lot < 0.15) return void (await post(planner, `waves/${wave}/cancel`, { reason: "race" }));
    if (lot < 0.3) return;
    for (const step of ["release", "confirm"]) {
      const body = step === "confirm" ? { exceptions: [] } : {};
      if (isRefused(await post(planner, `waves/${wave}/${step}`, body))) return;
    }
    const answer = await post<{ approved: number }>(planner, `waves/${wave}/approve`, {});
    if (!isRefused(answer)) outcome.approved += answer.approved;
  };

  await Promise.all([...times(submitters, submit), ...times(PLANNERS, plan)]);
  return outcome;
}
