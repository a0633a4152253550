import { expect, test } from "vitest";
import { orderStatusAfter } from "./order-status";

test.each([
  { left: { pooledRows: 5, openDeliveries: 0, deliveries: 0 }, status: "pooled" },
  { left: { pooledRows: 5, openDeliveries: 0, deliveries: 1 }, status: "partly_generated" },
  { left: { pooledRows: 0, openDeliveries: 1, deliveries: 2 }, status: "generated" },
  { left: { pooledRows: 0, openDeliveries: 0, deliveries: 2 }, status: "completed" },
  { left: { pooledRows: 0, openDeliveries: 0, deliveries: 0 }, status: "completed" },
])("rows and deliveries left $left: $status", ({ left, status }) => {
  expect(orderStatusAfter(left)).toBe(status);
});
