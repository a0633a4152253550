import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { connect, disconnect } from "@/db/client";
import { answerHealth } from "@/server/rest/health";
import { createGate, createRateLimit, rateOf } from "@/server/rest/limits";

test("a token in a loop is stopped with a Retry-After, its neighbour is not", () => {
  const limit = createRateLimit(10);
  for (let call = 0; call < 6_000; call += 1) limit(1, 0);
  expect(() => limit(1, 0)).toThrow(
    expect.objectContaining({ status: 429, headers: { "retry-after": "1" } }),
  );
  expect(() => limit(2, 0)).not.toThrow();
  expect(() => limit(1, 100)).not.toThrow();
});

test.each([
  [{}, 3_000],
  [{ STORELINE_RATE_LIMIT: "50" }, 50],
  [{ STORELINE_RATE_LIMIT: "off" }, 0],
  [{ STORELINE_REHEARSAL: "1" }, 0],
])("the environment %j asks for %i a second", (environment, rate) => {
  expect(rateOf({ NODE_ENV: "test", ...environment })).toBe(rate);
});

// Guarantees that never more than the given number work, that all get their turn, and that a failure frees its place.
test("the gate lets two in at a time, in order", async () => {
  const gate = createGate(2);
  const order: number[] = [];
  let inside = 0;
  let most = 0;
  const work = (number: number) =>
    gate(async () => {
      inside += 1;
      most = Math.max(most, inside);
      order.push(number);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
      if (number % 3 === 0) throw new Error("refused");
    });
  const results = await Promise.allSettled(Array.from({ length: 12 }, (_, number) => work(number)));
  expect(results.filter((result) => result.status === "rejected")).toHaveLength(4);
  expect([most, order]).toEqual([2, Array.from({ length: 12 }, (_, number) => number)]);
});

test("the health answer is 503 with a reason while the database is away", async () => {
  const db = connect("postgres://nobody:x@127.0.0.1:1/nothing", 1);
  const server = createServer((_, response) => void answerHealth(db, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/healthz`);
  expect([response.status, await response.json()]).toEqual([
    503,
    { ok: false, reason: "the database does not answer" },
  ]);
  server.close();
  await disconnect(db);
});
