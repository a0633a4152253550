import { expect, test } from "vitest";
import { mayMoveOrder, orderStatusAfter } from "./moves";

test("a withdrawn order is a draft again; one that a run took is not withdrawn", () => {
  expect(mayMoveOrder("pooled", "draft")).toBe(true);
  expect(mayMoveOrder("partly_generated", "draft")).toBe(false);
  expect(mayMoveOrder("completed", "pooled")).toBe(false);
});

test.each([
  { left: { pooledRows: 5, openDeliveries: 0, deliveries: 0 }, status: "pooled" },
  { left: { pooledRows: 5, openDeliveries: 0, deliveries: 1 }, status: "partly_generated" },
  { left: { pooledRows: 0, openDeliveries: 1, deliveries: 2 }, status: "generated" },
  { left: { pooledRows: 0, openDeliveries: 0, deliveries: 2 }, status: "completed" },
  { left: { pooledRows: 0, openDeliveries: 0, deliveries: 0 }, status: "completed" },
])("rows and deliveries left $left: $status", ({ left, status }) => {
  expect(orderStatusAfter(left)).toBe(status);
});
