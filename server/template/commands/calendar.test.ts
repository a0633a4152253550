import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { listInbox } from "@/server/notify";
import { quoteOrder, submitOrder, withdrawOrder } from "@/server/order";
import { asBusinessDay } from "@/server/shared/business-day";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase, type TestDatabase } from "@/server/testing/test-database";
import { listHolidays } from "../queries/list-holidays";
import { listPermits } from "../queries/list-permits";
import type { HolidayInput } from "../schema";
import { endHoliday, setHoliday } from "./holidays";
import { endPermit, grantPermit } from "./permits";
import { saveTemplate } from "./save-template";

let world: TestDatabase;
const hq = person("hq");
const owner = person("owner");
const refused = (code: string) => expect.objectContaining({ code });
const at = (time: string, day = "2026-03-10") => new Date(`${day}T${time}+08:00`);

beforeAll(async () => {
  world = await freshDatabase(42);
  await givenChain(world.db, ["prepaid", "prepaid"]);
  const line = { category: "*", dayRule: "daily", start: 480, end: 960, min: null, max: null };
  const input = { template: "T1", baseVersion: 1, lines: [line], from: null, note: "" };
  await saveTemplate(world.db, hq, input, at("00:00:00", "2026-03-01"));
});
afterAll(() => world.close());

const quote = async (store: string, instant: Date) =>
  (await quoteOrder(world.db, owner, { store, lines: [{ item: "I0", qty: 1 }] }, instant)).window;
const order = (store: string, instant: Date) =>
  submitOrder(world.db, owner, { store, lines: [{ item: "I0", qty: 1 }] }, instant);
const permit = (store: string, until: Date, instant = at("16:10:00"), actor = person("planner")) =>
  grantPermit(world.db, actor, { store, until, reason: "power cut" }, instant);

// Guarantees U5: late order by permission, for one store, until a time; it ends by itself.
test("a permit opens one store until its end, and its order may be taken back until then", async () => {
  await expect(order("S0", at("16:10:00"))).rejects.toEqual(refused("order/window-closed"));
  const granted = await permit("S0", at("18:00:00"));
  expect(granted).toMatchObject({ store: "S0", until: "2026-03-10T18:00:00+08:00" });
  expect(await quote("S0", at("17:59:59"))).toMatchObject({
    open: true,
    closesAt: "2026-03-10T18:00:00+08:00",
    permit: { until: "2026-03-10T18:00:00+08:00", reason: "power cut" },
  });
  expect((await quote("S1", at("17:00:00"))).open).toBe(false);
  const late = await order("S0", at("17:00:00"));
  expect(await withdrawOrder(world.db, owner, late.order, "", at("17:30:00"))).toMatchObject({
    status: "draft",
  });
  const kept = await order("S0", at("18:00:59"));
  await expect(withdrawOrder(world.db, owner, kept.order, "", at("18:01:00"))).rejects.toEqual(
    refused("order/cut-off-passed"),
  );
  await expect(order("S0", at("18:01:00"))).rejects.toEqual(refused("order/window-closed"));
  expect((await listPermits(world.db, hq, { limit: 9 }, at("17:10:00"))).rows).toEqual([
    expect.objectContaining({ store: "S0", isOpen: true, by: "planner", reason: "power cut", orders: 1 }),
  ]);
  await expectProof(world.db);
});

test("the store is told, the clerk as well; ending one early closes at once, and again changes nothing", async () => {
  const [s1] = await sqlOf(world.db)<{ id: number }[]>`select id from stores where code = 'S1'`;
  const { permit: no } = await permit("S1", at("18:00:00"));
  const clerk = person("clerk", { storeIds: [s1?.id ?? 0] });
  const { rows } = await listInbox(world.db, clerk, { limit: 5 });
  expect(rows.map(({ kind }) => kind)).toEqual(["permit.granted"]);
  expect((await quote("S1", at("16:20:00"))).open).toBe(true);
  const ended = await endPermit(world.db, hq, { permit: no }, at("16:30:00"));
  expect(ended.until).toBe("2026-03-10T16:30:00+08:00");
  expect((await quote("S1", at("16:30:00"))).open).toBe(false);
  expect(await endPermit(world.db, hq, { permit: no }, at("16:40:00"))).toEqual(ended);
});

test("what cannot be permitted is refused", async () => {
  await expect(permit("S9", at("18:00:00"))).rejects.toEqual(refused("permit/unknown-store"));
  await expect(permit("S0", at("16:10:00"))).rejects.toEqual(refused("permit/not-ahead"));
  await expect(permit("S0", at("16:11:00", "2026-03-11"))).rejects.toEqual(refused("permit/too-long"));
  await expect(permit("S0", at("18:00:00"), now, owner)).rejects.toEqual(refused("auth/forbidden"));
  await expect(endPermit(world.db, hq, { permit: 999 }, now)).rejects.toEqual(refused("permit/unknown"));
  await sqlOf(world.db)`update stores set status = 'suspended' where code = 'S1'`;
  await expect(permit("S1", at("18:00:00"))).rejects.toEqual(refused("permit/store-not-active"));
  await sqlOf(world.db)`update stores set status = 'active' where code = 'S1'`;
});

const holiday = (more: Partial<HolidayInput> = {}, instant = at("10:00:00")) =>
  setHoliday(
    world.db,
    hq,
    {
      template: null,
      from: asBusinessDay("2026-04-04"),
      to: asBusinessDay("2026-04-05"),
      kind: "closed",
      start: null,
      end: null,
      movedTo: null,
      reason: "Qingming",
      ...more,
    },
    instant,
  );

test("a holiday closes its days for every template; its own entry comes first; ending it opens them again", async () => {
  const { holidays } = await holiday();
  expect((await quote("S0", at("10:00:00", "2026-04-04"))).open).toBe(false);
  expect((await quote("S0", at("17:00:00", "2026-04-03"))).nextOpensAt).toBe("2026-04-06T08:00:00+08:00");
  const day = asBusinessDay("2026-04-05");
  await holiday({ template: "T1", from: day, to: day, kind: "hours", start: 600, end: 720 });
  expect((await quote("S0", at("11:00:00", "2026-04-05"))).open).toBe(true);
  expect((await quote("S0", at("13:00:00", "2026-04-05"))).open).toBe(false);
  const all = await listHolidays(world.db, hq, { from: day, to: day });
  expect(all.map(({ template, kind }) => [template, kind])).toEqual([
    [null, "closed"],
    ["T1", "hours"],
  ]);
  const first = { holiday: holidays[0] ?? 0 };
  await endHoliday(world.db, hq, first, at("12:00:00"));
  expect(await endHoliday(world.db, hq, first, at("12:00:00"))).toEqual(first);
  expect((await quote("S0", at("10:00:00", "2026-04-04"))).open).toBe(true);
});

test("moved windows start on the other day", async () => {
  const from = asBusinessDay("2026-05-04");
  await holiday({ from, to: from, kind: "moved", movedTo: asBusinessDay("2026-05-09") });
  expect((await quote("S0", at("10:00:00", "2026-05-04"))).open).toBe(false);
  expect((await quote("S0", at("10:00:00", "2026-05-09"))).open).toBe(true);
});

test("days that have begun, or are spoken for, are refused and nothing of the holiday is kept", async () => {
  const today = asBusinessDay("2026-03-10");
  await expect(holiday({ from: today })).rejects.toEqual(refused("holiday/day-has-begun"));
  await expect(holiday({ to: today })).rejects.toEqual(refused("holiday/days-reversed"));
  await expect(holiday({ from: asBusinessDay("2026-04-03") })).rejects.toMatchObject({
    code: "holiday/exists",
    details: { days: ["2026-04-05"] },
  });
  expect((await quote("S0", at("10:00:00", "2026-04-03"))).open).toBe(true);
  await expect(holiday({ to: asBusinessDay("2026-06-01") })).rejects.toEqual(refused("holiday/too-long"));
  await expect(holiday({ template: "NO" })).rejects.toEqual(refused("template/unknown"));
  const moved = { kind: "moved" as const, movedTo: asBusinessDay("2026-04-05") };
  await expect(holiday(moved)).rejects.toEqual(refused("holiday/moved-to-itself"));
  await expect(endHoliday(world.db, hq, { holiday: 999 }, now)).rejects.toEqual(refused("holiday/unknown"));
});
