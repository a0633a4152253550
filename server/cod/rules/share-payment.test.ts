import { expect, test } from "vitest";
import { sharePayment } from "./share-payment";

const payables = [
  { deliveryId: 1, owedFen: 100 },
  { deliveryId: 2, owedFen: 0 },
  { deliveryId: 3, owedFen: 250 },
];

test.each([
  [50, [[1, 50]], 0],
  [100, [[1, 100]], 0],
  [
    101,
    [
      [1, 100],
      [3, 1],
    ],
    0,
  ],
  [
    400,
    [
      [1, 100],
      [3, 250],
    ],
    50,
  ],
])("%i fen are shared oldest first", (amountFen, parts, restFen) => {
  const shared = sharePayment(amountFen, payables);
  expect(shared.parts.map((part) => [part.deliveryId, part.amountFen])).toEqual(parts);
  expect(shared.restFen).toBe(restFen);
});
