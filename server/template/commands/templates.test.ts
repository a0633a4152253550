import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { importFile } from "@/server/import";
import { quoteOrder, submitOrder } from "@/server/order";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase, type TestDatabase } from "@/server/testing/test-database";
import { getTemplate } from "../queries/get-template";
import { listTemplates } from "../queries/list-templates";
import { whoMayOrder } from "../queries/who-may-order";
import type { TemplateLineInput } from "../schema";
import { createTemplate } from "./create-template";
import { saveTemplate, switchTemplate } from "./save-template";
import { withdrawVersion } from "./withdraw-version";

let world: TestDatabase;
const hq = person("hq");
const refused = (code: string) => expect.objectContaining({ code });
/** 2026-03-10 is a Tuesday. */
const at = (time: string, day = "2026-03-10") => new Date(`${day}T${time}:00+08:00`);
const line = (start: number, end: number, more: Partial<TemplateLineInput> = {}): TemplateLineInput => ({
  category: "*",
  dayRule: "daily",
  start: start * 60,
  end: end * 60,
  min: null,
  max: null,
  ...more,
});
const apply = (kind: string, rows: string[], instant = now) =>
  importFile(
    world.db,
    systemActor,
    { kind, mode: "apply", format: "csv", content: Buffer.from(`${rows.join("\n")}\n`) },
    instant,
  );

beforeAll(async () => {
  world = await freshDatabase(41);
  await givenChain(world.db, ["prepaid", "prepaid"]);
  await createTemplate(world.db, hq, { template: "TX", name: "Day", like: null }, now);
  await save([line(8, 16, { max: 10_000 })], 0, "07:00");
  await apply("stores", [
    "code,name,kind,settlement,account,cod_limit,plan,template,route,stop_sequence",
    "S1,Store 1,franchise,prepaid,A1,,P1,TX,R1,2",
  ]);
});
afterAll(() => world.close());

const save = (
  lines: TemplateLineInput[],
  baseVersion: number,
  time: string,
  from: Date | null = null,
  note = "",
) => saveTemplate(world.db, hq, { template: "TX", baseVersion, lines, from, note }, at(time));
const switchNow = (lines: TemplateLineInput[], baseVersion: number, time: string) =>
  switchTemplate(world.db, hq, { template: "TX", baseVersion, lines, note: "the truck waits" }, at(time));
const isOpen = async (time: string, day?: string) => {
  const asked = { store: "S1", lines: [{ item: "I0", qty: 1 }] };
  return (await quoteOrder(world.db, person("owner"), asked, at(time, day))).window.open;
};
const told = async () => [
  ...(await sqlOf(
    world.db,
  )`select recipient_id as id, kind, details from messages where kind = 'template.switched'`),
];

test("the first version counts from ever; the same again makes none", async () => {
  expect(await save([line(8, 16, { max: 10_000 })], 1, "07:30")).toEqual({
    template: "TX",
    version: 1,
    isNew: false,
  });
  expect(await isOpen("15:59", "2026-03-01")).toBe(true);
  expect(await listTemplates(world.db, hq, at("09:00"))).toContainEqual(
    expect.objectContaining({ template: "TX", stores: 1, version: 1, isOpen: true }),
  );
});

test("what cannot be saved is refused", async () => {
  await expect(save([line(8, 16, { category: "NONE" })], 1, "08:00")).rejects.toEqual(
    refused("template/unknown-category"),
  );
  await expect(save([line(8, 17), line(8, 17)], 1, "08:00")).rejects.toEqual(
    refused("template/same-window-twice"),
  );
  await expect(save([line(8, 17)], 1, "08:00", at("07:00"))).rejects.toEqual(
    refused("template/starts-in-the-past"),
  );
  await expect(save([line(8, 17)], 0, "08:00")).rejects.toEqual(refused("template/changed-meanwhile"));
  const nowhere = { template: "NO", baseVersion: 0, lines: [], from: null, note: "" };
  await expect(saveTemplate(world.db, hq, nowhere, now)).rejects.toEqual(refused("template/unknown"));
  await expect(saveTemplate(world.db, person("planner"), nowhere, now)).rejects.toEqual(
    refused("auth/forbidden"),
  );
  await expect(
    createTemplate(world.db, hq, { template: "TX", name: "Day", like: null }, now),
  ).rejects.toEqual(refused("template/exists"));
});

// Guarantees U12: a window keeps the version it started with.
test("a version that is saved in an open window counts from the next one on", async () => {
  expect(await save([line(10, 20)], 1, "11:00", null, "later trucks")).toMatchObject({ version: 2 });
  expect(await isOpen("15:59")).toBe(true);
  expect(await isOpen("16:30")).toBe(false);
  expect(await isOpen("19:59", "2026-03-11")).toBe(true);
  expect(await isOpen("09:00", "2026-03-11")).toBe(false);
  const { versions, versionInForce } = await getTemplate(world.db, hq, { template: "TX" }, at("11:01"));
  expect(versionInForce).toBe(2);
  expect(versions[0]).toMatchObject({ version: 2, note: "later trucks", by: "hq", isPlanned: false });
});

test("a planned version can be taken back; one in force cannot", async () => {
  await save([line(6, 7)], 2, "12:00", at("00:00", "2026-03-12"));
  expect(await isOpen("06:30", "2026-03-12")).toBe(true);
  const planned = { template: "TX", version: 3 };
  await withdrawVersion(world.db, hq, planned, at("12:01"));
  expect(await withdrawVersion(world.db, hq, planned, at("12:02"))).toEqual(planned);
  expect(await isOpen("06:30", "2026-03-12")).toBe(false);
  await expect(withdrawVersion(world.db, hq, { ...planned, version: 2 }, at("12:03"))).rejects.toEqual(
    refused("template/in-force-already"),
  );
  await expect(withdrawVersion(world.db, hq, { ...planned, version: 9 }, at("12:03"))).rejects.toEqual(
    refused("template/no-such-version"),
  );
});

// Guarantees U12: the emergency switch applies at once and tells the stores; submitted orders stay.
test("the emergency switch prolongs the open window with what was used of it, and tells the store", async () => {
  const day = "2026-03-11";
  await save([line(10, 20, { max: 10_000 })], 2, "20:30");
  const order = (time: string, qty: number) =>
    submitOrder(world.db, person("owner"), { store: "S1", lines: [{ item: "I0", qty }] }, at(time, day));
  await order("11:00", 20);
  const input = { template: "TX", baseVersion: 4, note: "the truck waits" };
  const lines = [line(10, 22, { max: 10_000 })];
  const switched = await switchTemplate(world.db, hq, { ...input, lines }, at("12:00", day));
  expect(switched).toMatchObject({ version: 5, isNew: true });
  expect(await isOpen("21:30", day)).toBe(true);
  await expect(order("21:30", 20)).rejects.toEqual(refused("order/above-maximum"));
  expect(await told()).toEqual([
    expect.objectContaining({ details: { store: "S1", storeName: "Store 1", reason: "the truck waits" } }),
  ]);
  const again = await switchTemplate(world.db, hq, { ...input, baseVersion: 5, lines }, at("12:01", day));
  expect(again.isNew).toBe(false);
  expect(await told()).toHaveLength(1);
  await expectProof(world.db);
});

test("of eight that save at once on one version one is taken, the others are told", async () => {
  const outcomes = await atTheSameTime(
    Array.from(
      { length: 8 },
      (_, n) => () =>
        switchNow([line(n, n + 1)], 5, "23:00").then(
          () => "taken",
          (error: { code?: string }) => error.code,
        ),
    ),
  );
  expect(outcomes.filter((one) => one === "taken")).toHaveLength(1);
  expect(outcomes.filter((one) => one === "template/changed-meanwhile")).toHaveLength(7);
});

test("an import makes a version like the editor, with who made it", async () => {
  const later = at("10:00", "2026-03-12");
  await apply("template-lines", ["template,category,day_rule,start,end", "TX,*,daily,09:00,10:00"], later);
  const { versions } = await getTemplate(world.db, hq, { template: "TX" }, later);
  expect(versions[0]).toMatchObject({ by: "system", isAtOnce: false, lines: [{ startsMinute: 540 }] });
});

test("who may order when: stores at an instant, windows of their templates by day", async () => {
  const input = { at: at("09:30", "2026-03-16"), days: 2, template: "TX" };
  const found = await whoMayOrder(world.db, hq, input, now);
  expect(found.stores).toEqual([expect.objectContaining({ store: "S1", isOpen: true, route: "R1" })]);
  expect(found.templates[0]?.days).toEqual([
    { day: "2026-03-16", windows: [{ category: "*", startsMinute: 540, endsMinute: 600 }] },
    { day: "2026-03-17", windows: [{ category: "*", startsMinute: 540, endsMinute: 600 }] },
  ]);
  expect((await whoMayOrder(world.db, hq, { ...input, route: "NONE" }, now)).stores).toEqual([]);
});
