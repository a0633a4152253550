import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { importFile } from "@/server/import";
import { quoteOrder, submitOrder } from "@/server/order";
import { getOrderSheet } from "@/server/order/queries/get-order-sheet";
import { stopItems } from "@/server/pool";
import { asBusinessDay } from "@/server/shared/business-day";
import { unpackRows } from "@/server/shared/packed-rows";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase, type TestDatabase } from "@/server/testing/test-database";
import { listStops } from "../queries/list-stops";
import type { StopInput } from "../schema";
import { endStop } from "./stops";

let world: TestDatabase;
const hq = person("hq");
const owner = person("owner");
const refused = (code: string) => expect.objectContaining({ code });
const on = (day: string) => new Date(`${day}T10:00:00+08:00`);

beforeAll(async () => {
  world = await freshDatabase(43);
  await givenChain(world.db, ["prepaid", "prepaid"]);
});
afterAll(() => world.close());

const stop = (more: Partial<StopInput>, actor = hq) =>
  stopItems(
    world.db,
    actor,
    {
      item: "I0",
      category: null,
      scope: "all",
      of: [],
      from: asBusinessDay("2026-03-10"),
      to: null,
      reason: "direct delivery, cannot be ordered",
      forSafety: false,
      ...more,
    },
    now,
  );
const statusOf = async (store: string, item: string, instant = now) => {
  const { lines } = await quoteOrder(world.db, owner, { store, lines: [{ item, qty: 1 }] }, instant);
  return lines[0]?.status;
};
/** A stop for the length of a test. */
async function during(more: Partial<StopInput>, work: () => Promise<void>) {
  const { stop: no } = await stop(more);
  await work();
  await endStop(world.db, hq, { stop: no }, now);
}

describe("R17, the worked examples", () => {
  test("1: scanned or searched it is there with the reason, not to be ordered", () =>
    during({}, async () => {
      const sheet = await getOrderSheet(world.db, owner, { store: "S0" }, now);
      const found = unpackRows(sheet.items).find(({ code }) => code === "I0");
      expect(found).toMatchObject({
        status: "not_orderable",
        reason: "direct delivery, cannot be ordered",
        priceFen: 0,
      });
    }));

  test("2: of a copied list the blocked line alone is named, the others are priced", () =>
    during({}, async () => {
      const lines = [
        { item: "I1", qty: 1 },
        { item: "I0", qty: 1 },
        { item: "CASE", qty: 24 },
      ];
      const quote = await quoteOrder(world.db, owner, { store: "S0", lines }, now);
      expect(quote.lines.map(({ status }) => status)).toEqual(["ok", "not_orderable", "ok"]);
    }));

  test("3: an order with a blocked line is refused and names it", () =>
    during({}, async () => {
      const lines = [
        { item: "I1", qty: 1 },
        { item: "I0", qty: 1 },
      ];
      await expect(submitOrder(world.db, owner, { store: "S0", lines }, now)).rejects.toMatchObject({
        code: "order/lines-refused",
        details: { lines: [{ line: 2, item: "I0", qty: 1, status: "not_orderable" }] },
      });
    }));

  test("4: blocked 1–7 October only: orderable on the 8th", () =>
    during({ from: asBusinessDay("2026-10-01"), to: asBusinessDay("2026-10-07") }, async () => {
      expect(await statusOf("S0", "I0", on("2026-09-30"))).toBe("ok");
      expect(await statusOf("S0", "I0", on("2026-10-01"))).toBe("not_orderable");
      expect(await statusOf("S0", "I0", on("2026-10-07"))).toBe("not_orderable");
      expect(await statusOf("S0", "I0", on("2026-10-08"))).toBe("ok");
    }));
});

test.each<{ scope: StopInput["scope"]; of: string[]; stopped: string[] }>([
  { scope: "all", of: [], stopped: ["S0", "S1"] },
  { scope: "stores", of: ["S1"], stopped: ["S1"] },
  { scope: "plan", of: ["P1"], stopped: ["S0", "S1"] },
  { scope: "template", of: ["T1"], stopped: ["S0", "S1"] },
  { scope: "route", of: ["R1"], stopped: ["S0", "S1"] },
])("scope $scope $of stops $stopped", ({ scope, of, stopped }) =>
  during({ scope, of }, async () => {
    for (const store of ["S0", "S1"])
      expect(await statusOf(store, "I0")).toBe(stopped.includes(store) ? "not_orderable" : "ok");
    expect(await statusOf("S0", "I1")).toBe("ok");
  }),
);

test("a category is stopped with everything below it; the item's own reason comes first", async () => {
  const [row] = await sqlOf(world.db)<{ code: string; item: string }[]>`
    select c.code, i.code as item from items i join categories c on c.id = i.category_id where i.code = 'I0'`;
  const category = row?.code ?? "";
  const top = `name,code,parent\nTop,TOP,\n${category},${category},TOP\n`;
  const file = {
    kind: "categories",
    mode: "apply" as const,
    format: "csv" as const,
    content: Buffer.from(top),
  };
  await importFile(world.db, systemActor, file, now);
  await during({ item: null, category: "TOP", reason: "recalled" }, async () => {
    expect(await statusOf("S0", "I0")).toBe("not_orderable");
    await during({ reason: "direct delivery" }, async () => {
      const sheet = await getOrderSheet(world.db, owner, { store: "S0" }, now);
      const reasons = new Map(unpackRows(sheet.items).map(({ code, reason }) => [code, reason]));
      expect([reasons.get("I0"), reasons.get("I1")]).toEqual(["direct delivery", "recalled"]);
    });
  });
  expect(await statusOf("S0", "I0")).toBe("ok");
});

test("what cannot be stopped is refused; ending again changes nothing", async () => {
  await expect(stop({ item: "NONE" })).rejects.toEqual(refused("stop/unknown"));
  await expect(stop({ scope: "stores", of: ["S0", "S9"] })).rejects.toEqual(refused("stop/unknown"));
  await expect(stop({ to: asBusinessDay("2026-03-09") })).rejects.toEqual(refused("stop/days-reversed"));
  const over = { from: asBusinessDay("2026-03-01"), to: asBusinessDay("2026-03-09") };
  await expect(stop(over)).rejects.toEqual(refused("stop/in-the-past"));
  await expect(stop({}, person("planner"))).rejects.toEqual(refused("auth/forbidden"));
  await expect(endStop(world.db, hq, { stop: 999 }, now)).rejects.toEqual(refused("stop/unknown"));
  const { stop: no } = await stop({ to: asBusinessDay("2026-03-20") });
  const listed = async (state?: "over") =>
    (await listStops(world.db, hq, { limit: 50, state }, now)).rows.map((one) => one.stop);
  expect(await listed()).toEqual([no]);
  await endStop(world.db, hq, { stop: no }, now);
  expect(await endStop(world.db, hq, { stop: no }, now)).toEqual({ stop: no });
  expect(await listed()).toEqual([]);
  expect(await listed("over")).toContain(no);
  await expectProof(world.db);
});
