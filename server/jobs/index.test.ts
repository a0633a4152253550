import { type JobHelpers, parseCrontab } from "graphile-worker";
import { afterEach, expect, test, vi } from "vitest";
import { crontab, taskList } from "./index";

afterEach(() => vi.unstubAllEnvs());

test("everything that the clock asks for can be done, and everything that can be done is asked for", () => {
  const asked = parseCrontab(crontab).map(({ task }) => task);
  expect(asked.toSorted()).toEqual(Object.keys(taskList).toSorted());
});

// Guarantees ruling 37: without a database these would fail, so they have not looked.
test.each([
  "expire_orders",
  "expire_deposits",
  "match_bank_lines",
  "accept_statements",
  "deliver_overdue",
  "close_deliveries",
])("%s does nothing by the real clock in a rehearsal", async (name) => {
  vi.stubEnv("DATABASE_URL", "");
  const task = async () => taskList[name]?.({}, {} as JobHelpers);
  await expect(task()).rejects.toThrow("DATABASE_URL");
  vi.stubEnv("STORELINE_REHEARSAL", "1");
  await task();
});
