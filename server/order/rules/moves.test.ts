import { expect, test } from "vitest";
import { mayMoveOrder } from "./moves";

test("a withdrawn order is a draft again; one that a run took is not withdrawn", () => {
  expect(mayMoveOrder("pooled", "draft")).toBe(true);
  expect(mayMoveOrder("partly_generated", "draft")).toBe(false);
  expect(mayMoveOrder("completed", "draft")).toBe(false);
  expect(mayMoveOrder("completed", "cancelled")).toBe(false);
});
