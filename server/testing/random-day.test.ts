import { afterEach, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { DomainError } from "@/server/shared/domain-error";
import { expectProof } from "@/server/testing/expect-proof";
import { chance, randomChain } from "@/server/testing/random-chain";
import { randomMoves } from "@/server/testing/random-moves";
import { freshDatabase, type TestDatabase } from "@/server/testing/test-database";

let world: TestDatabase | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});
const steps = 500;
const stepsPerProof = 10;
/** What has succeeded on any of the days, and what could have. */
const done = new Set<string>();
const possible = new Set([
  "coupon.reserved",
  "coupon.used",
  "coupon.issued",
  "coupon.released",
  "coupon.expired",
]);

/** So that goods move at all, what brings them on is done more often. */
const often = [
  "submit",
  "submit",
  "generate",
  "release",
  "pick",
  "pick",
  "confirm",
  "approve",
  "dispatch",
  "report",
] as const;

// Guarantees that whatever people do to whatever they find is done or refused with a reason, and the figures tie all the time.
test.each([1, 2, 3])(
  "a day by chance, number %i: nothing breaks and everything ties",
  { timeout: 120_000 },
  async (seed) => {
    world = await freshDatabase();
    const { db } = world;
    const dice = chance(seed);
    const chain = await randomChain(db, dice, new Date("2026-03-10T09:00:00+08:00"));
    const moves = randomMoves({ db, chain, dice });
    const names = [...(Object.keys(moves) as (keyof typeof moves)[]), ...often];
    for (const name of names) possible.add(name);
    for (let step = 1; step <= steps; step += 1) {
      const name = dice.oneOf(names) ?? "wait";
      try {
        await moves[name]();
        done.add(name);
      } catch (error) {
        if (!(error instanceof DomainError)) throw new Error(`step ${step}, ${name}`, { cause: error });
      }
      if (step % stepsPerProof === 0) await expectProof(db);
    }
    const lived = await sqlOf(db)<
      { type: string }[]
    >`select distinct type from events where document_type = 'coupon'`;
    for (const { type } of lived) done.add(type);
  },
);

test("on these days everything has happened at least once", () => {
  expect([...possible].filter((name) => !done.has(name))).toEqual([]);
});
