import { afterAll, beforeAll, expect, test } from "vitest";
import { getDelivery } from "@/server/delivery/queries/get-delivery";
import { listInbox } from "@/server/notify";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { moveGoods } from "@/server/warehouse/commands/move-goods";
import { setPlace } from "@/server/warehouse/commands/set-place";
import { atPlace } from "@/server/warehouse/queries/at-place";
import { listCounts } from "@/server/warehouse/queries/list-counts";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { claimTask } from "@/server/wave/commands/claim-task";
import { finishTask } from "@/server/wave/commands/finish-task";
import { recordPicks } from "@/server/wave/commands/record-picks";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { setFloor } from "@/server/wave/commands/set-floor";
import { getTask } from "@/server/wave/queries/get-task";
import { listTasks } from "@/server/wave/queries/list-tasks";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));
const planner = person("planner");
const picker = person("picker", { id: 7, name: "Li" });

async function released(...orders: Parameters<typeof givenWave>[1]) {
  const { wave, deliveries } = await givenWave(db, orders);
  await releaseWave(db, planner, { wave }, now);
  const { rows } = await listTasks(db, picker, { wave, limit: 50 });
  return { wave, deliveries, delivery: deliveries[0] ?? "", task: rows[0]?.task ?? 0, tasks: rows };
}
const scan = (scanId: string, line: number, qty: number, reason?: "empty") => ({ scanId, line, qty, reason });

// Guarantees that a confirmed short has its place counted, once, and that the owner knows before the truck comes (2.5, U1).
test("a confirmed short asks for a count of the place and tells the store when its quantities are final", async () => {
  const machine = person("picker", { kind: "token", id: 9 });
  const short = async (store: string) => {
    const given = await released({ store, lines: { I3: 5, MEAT: 700 } });
    await claimTask(db, machine, given, now);
    const { lines } = await getTask(db, machine, given);
    const picks = lines.map(({ line, item }) => {
      return {
        scanId: `${line}`,
        line,
        qty: 1,
        reason: item === "I3" ? ("damaged" as const) : ("empty" as const),
      };
    });
    await recordPicks(db, machine, { ...given, picks }, now);
    await finishTask(db, machine, given, now);
    return given;
  };
  const first = await short("S0");
  await short("S1");
  const { rows } = await listCounts(db, person("dc-manager"), { dc: "0001", limit: 50 });
  const counts = rows.filter(({ item }) => item === "I3" || item === "MEAT");
  expect(counts.toSorted((a, b) => a.count - b.count)).toEqual([
    expect.objectContaining({ item: "I3", status: "open", reason: "damaged", delivery: first.delivery }),
    expect.objectContaining({ item: "MEAT", status: "open", reason: "empty", delivery: first.delivery }),
  ]);

  const inbox = async () =>
    (await listInbox(db, person("owner"), { limit: 9 })).rows.filter(({ kind }) => kind === "delivery.short");
  expect(await inbox()).toEqual([]);
  await approveWave(db, planner, { wave: first.wave }, now);
  await approveWave(db, planner, { wave: first.wave }, now);
  const [message, ...others] = await inbox();
  expect(others).toEqual([]);
  expect(message?.zh.title).toBe("Store 0本次配送有 2 种商品缺货");
  expect(message?.en.text).toContain("Item I3 4 pcs");
  expect(message?.en.text).toContain("Item MEAT 0.699 kg");
  await expectProof(db);
});

// Guarantees short_confirm (2.5): what a second visit finds is picked; a machine, and a DC that wants it so, report at once.
test("a second visit may find the rest; a machine's word is final, and so is a person's where the DC says once", async () => {
  const found = await released({ store: "S0", lines: { I0: 5 } });
  await claimTask(db, picker, found, now);
  await recordPicks(db, picker, { ...found, picks: [scan("1", 1, 2, "not_found" as "empty")] }, now);
  await recordPicks(db, picker, { ...found, picks: [scan("2", 1, 3)] }, now);
  await finishTask(db, picker, found, now);
  expect(await getDelivery(db, planner, found)).toMatchObject({ lines: [{ pickedEach: 5, reason: null }] });

  const pickOnce = async (actor: typeof picker) => {
    const once = await released({ store: "S0", lines: { I0: 5 } });
    await claimTask(db, actor, once, now);
    await recordPicks(db, actor, { ...once, picks: [scan("1", 1, 2, "empty")] }, now);
    await finishTask(db, actor, once, now);
    expect(await getDelivery(db, planner, once)).toMatchObject({
      lines: [{ pickedEach: 2, reason: "empty" }],
    });
  };
  await pickOnce(person("picker", { kind: "token", id: 3 }));
  const manager = person("dc-manager");
  const settings = { dc: "0001", case: "label", loose: "paper", zones: [] } as const;
  await setFloor(db, manager, { ...settings, zones: [], shortVisits: 1 }, now);
  await pickOnce(picker);
  await setFloor(db, manager, { ...settings, zones: [], shortVisits: 2 }, now);
});

// Guarantees that a second visit takes from where the item lies besides its face (2.5): the goods are carried to the face in the book,
// once, and both places are counted that had fewer than they should.
test("a second visit takes from a reserve place; both places that had too few are counted", async () => {
  const dc = "0001";
  const manager = person("dc-manager", { id: 5 });
  await setPlace(db, manager, { dc, place: "R-7", kind: "reserve" }, now);
  const away = { dc, scanId: "away", item: "I1", from: "B-02", to: "R-7", qty: 6 };
  await moveGoods(db, manager, away, now);
  const lies = async () => (await atPlace(db, manager, { dc, place: "R-7" })).goods[0]?.qtyEach ?? 0;
  const given = await released({ store: "S0", lines: { I1: 10 } });
  await claimTask(db, picker, given, now);
  const [line] = (await getTask(db, picker, given)).lines;
  expect(line?.reserves).toEqual([{ place: "R-7", expiresOn: null, qtyEach: 6 }]);

  await recordPicks(db, picker, { ...given, picks: [scan("1", 1, 2, "empty")] }, now);
  const found = { ...scan("2", 1, 4), from: "R-7" };
  await recordPicks(db, picker, { ...given, picks: [found] }, now);
  await recordPicks(db, picker, { ...given, picks: [found] }, now);
  expect(await lies()).toBe(2);
  // More than the book has there: what was found counts all the same.
  await recordPicks(db, picker, { ...given, picks: [{ ...scan("3", 1, 4), from: "R-7" }] }, now);
  expect(await lies()).toBe(0);
  await finishTask(db, picker, given, now);
  expect(await getDelivery(db, planner, given)).toMatchObject({ lines: [{ pickedEach: 10, reason: null }] });
  const { rows } = await listCounts(db, manager, { dc, limit: 50 });
  const places = rows.filter(({ item }) => item === "I1").map(({ location, reason }) => [location, reason]);
  expect(places.toSorted()).toEqual([
    ["B-02", "empty"],
    ["R-7", "empty"],
  ]);
  await approveWave(db, planner, { wave: given.wave }, now);
  await expectProof(db);
});
