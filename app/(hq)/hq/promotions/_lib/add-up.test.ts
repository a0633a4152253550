import { expect, test } from "vitest";
import { addUp } from "./add-up";

const part = (more: object) => ({
  parts: 2,
  from: "2026-02-08",
  to: "2026-03-09",
  orders: 10,
  earning: 2,
  times: 3,
  costFen: 700,
  stores: [],
  days: [],
  ...more,
});
const store = (code: string, costFen: number) => ({
  store: code,
  name: code,
  kind: "franchise" as const,
  orders: 1,
  times: 1,
  costFen,
});

test("the parts of a replay add up: days of all parts together, the dearest store first", () => {
  const sums = addUp([
    part({ stores: [store("A", 200), store("B", 500)], days: [{ day: "2026-03-02", costFen: 700 }] }),
    part({
      stores: [store("C", 300)],
      costFen: 300,
      times: 1,
      earning: 1,
      days: [
        { day: "2026-03-01", costFen: 100 },
        { day: "2026-03-02", costFen: 200 },
      ],
    }),
  ]);
  expect(sums).toMatchObject({
    from: "2026-02-08",
    to: "2026-03-09",
    orders: 20,
    earning: 3,
    times: 4,
    costFen: 1_000,
  });
  expect(sums.stores.map(({ store: code }) => code)).toEqual(["B", "C", "A"]);
  expect(sums.days).toEqual([
    { day: "2026-03-01", costFen: 100 },
    { day: "2026-03-02", costFen: 900 },
  ]);
});
