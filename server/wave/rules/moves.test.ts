import { expect, test } from "vitest";
import { mayMoveWave, waveStatusOf } from "./moves";

test.each([
  { deliveries: ["created", "created"], isReleased: false, status: "generated" },
  { deliveries: ["released", "released"], isReleased: true, status: "released" },
  { deliveries: ["released", "picking"], isReleased: true, status: "in_progress" },
  { deliveries: ["picked", "released"], isReleased: true, status: "in_progress" },
  { deliveries: ["picked", "approved"], isReleased: true, status: "picked" },
  { deliveries: ["approved", "dispatched"], isReleased: true, status: "loaded" },
  { deliveries: ["delivered", "void"], isReleased: true, status: "closed" },
  { deliveries: ["void"], isReleased: true, status: "cancelled" },
])("deliveries $deliveries make the wave $status", ({ deliveries, isReleased, status }) => {
  expect(waveStatusOf({ isReleased, isCancelled: false, deliveries })).toBe(status);
});

test("a wave may be cancelled only before the first pick", () => {
  expect(waveStatusOf({ isReleased: true, isCancelled: true, deliveries: ["void"] })).toBe("cancelled");
  expect(mayMoveWave("released", "cancelled")).toBe(true);
  expect(mayMoveWave("in_progress", "cancelled")).toBe(false);
});
