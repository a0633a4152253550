import { expect, test } from "vitest";
import { abilities, abilitiesOf, roleIsAbleTo } from "@/server/auth/abilities";
import { type Actor, mustBeAbleTo, mustReachAccount, mustReachStore, systemActor } from "@/server/auth/actor";
import { roles } from "@/server/shared/roles";

const clerk: Actor = {
  kind: "user",
  id: 1,
  name: "Lin",
  role: "clerk",
  storeIds: [7],
  dcIds: null,
  accountIds: [3],
};

test("every role is in the table, and no ability is listed twice", () => {
  for (const role of roles) expect(new Set(abilitiesOf[role]).size).toBe(abilitiesOf[role].length);
});

test("every ability is held by somebody besides the administrator, or is the administrator's own", () => {
  const others = roles.filter((role) => role !== "admin").flatMap((role) => abilitiesOf[role]);
  const onlyAdmin = abilities.filter((ability) => !others.includes(ability));
  expect(onlyAdmin).toEqual(["user.manage", "token.manage"]);
});

// Guarantees who may move money and goods.
test.each([
  ["clerk", "account.read", false],
  ["clerk", "order.submit", true],
  ["clerk", "report.read", false],
  ["owner", "report.read", true],
  ["owner", "deposit.create", true],
  ["owner", "deposit.approve", false],
  ["finance", "deposit.approve", true],
  ["finance", "deposit.reverse", false],
  ["finance-supervisor", "deposit.reverse", true],
  ["planner", "wave.generate", true],
  ["planner", "account.read", false],
  ["picker", "delivery.approve", false],
  ["dc-manager", "delivery.approve", true],
  ["pos", "order.submit", false],
  ["admin", "deposit.approve", true],
] as const)("%s, %s: %s", (role, ability, may) => {
  expect(roleIsAbleTo(role, ability)).toBe(may);
});

test("a store outside the scope is refused, the system reaches everything", () => {
  expect(() => mustBeAbleTo(clerk, "account.read")).toThrow(
    expect.objectContaining({ code: "auth/forbidden" }),
  );
  expect(() => mustReachStore(clerk, 7)).not.toThrow();
  expect(() => mustReachStore(clerk, 8)).toThrow(expect.objectContaining({ code: "auth/out-of-scope" }));
  expect(() => mustReachAccount(clerk, 4)).toThrow(expect.objectContaining({ status: 403 }));
  expect(() => mustReachStore(systemActor, 8)).not.toThrow();
});
