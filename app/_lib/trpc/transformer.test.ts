import superjson from "superjson";
import { expect, test } from "vitest";
import { transformer } from "./transformer";

class Other {
  word = "x";
}

// Guarantees that the other side, which reads superjson, reads the same; and that plain JSON carries nothing besides.
test.each<[string, unknown]>([
  ["an order", { store: "S0", lines: [{ item: "I0", qty: 3 }], coupons: [], note: null, isOpen: true }],
  ["nothing", undefined],
  ["a word", "x"],
  ["a Date inside", { at: new Date("2026-03-10T09:00:00Z") }],
  ["a Map", new Map([["a", 1]])],
  ["a missing value", { a: undefined, b: 1 }],
  ["figures JSON has no word for", [Number.NaN, -0, Number.POSITIVE_INFINITY]],
  ["an object of a class", { one: new Other() }],
  ["a bigint", 12n],
])("%s travels as superjson says", (_, value) => {
  expect(JSON.parse(JSON.stringify(transformer.serialize(value)))).toEqual(
    JSON.parse(JSON.stringify(superjson.serialize(value))),
  );
  expect(superjson.deserialize(transformer.serialize(value))).toEqual(
    superjson.deserialize(superjson.serialize(value)),
  );
});
