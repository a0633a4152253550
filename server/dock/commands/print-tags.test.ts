import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { reverseDelivery } from "@/server/delivery/commands/reverse-delivery";
import { printTags, reprintTags } from "@/server/dock/commands/print-tags";
import { getTagBatch, listWaveTags } from "@/server/dock/queries/list-wave-tags";
import { submitOrder } from "@/server/order";
import { generateWave, voidDelivery } from "@/server/pool";
import { applyDuePrices, requestPriceChange } from "@/server/retail";
import { setShelf } from "@/server/store-stock";
import { requestTags } from "@/server/tag";
import { setStoreTags } from "@/server/tag/commands/set-store-tags";
import { countLate, listTags } from "@/server/tag/queries/list-tags";
import type { ListTagsInput } from "@/server/tag/schema";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenApproved, givenDelivered } from "@/server/testing/given-approved";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { dispatchDelivery } from "./dispatch-delivery";

const { db, close } = await freshDatabase(10);
afterAll(close);
beforeAll(async () => {
  await givenChain(db, ["prepaid", "prepaid", "prepaid"], 8);
  await sqlOf(db)`update items set suggested_price_fen = 500, spec = '250ml'`;
  await setShelf(db, owner, { store: "S0", item: "I3", shelf: "A1" });
});
afterEach(() => expectProof(db));

const owner = person("owner", { id: 11 });
const planner = person("planner", { id: 12 });
const hour = 3_600_000;
const after = (hours: number) => new Date(now.getTime() + hours * hour);
const refused = (code: string) => expect.objectContaining({ code });
const price = (store: string, item: string, fen: number, effectiveAt?: Date, at = now) =>
  requestPriceChange(
    db,
    owner,
    { store, lines: [{ item, price: fen }], effectiveAt, reason: "other", note: "" },
    at,
  );
const ask = (store: string, items: string[]) => requestTags(db, owner, { store, items, reason: "lost" }, now);
const tagsOf = async (store: string, item: string, status?: ListTagsInput["status"]) => {
  const { rows } = await listTags(db, owner, { store, status, limit: 200 }, now);
  return rows.filter((row) => row.item === item);
};
const states = async (store: string, item: string) =>
  (await tagsOf(store, item)).map(({ status }) => status).sort();
const waveOf = async (store: string) => givenWave(db, [{ store, lines: { I7: 2 } }]);
const print = (wave: string) => printTags(db, planner, { wave }, now);

// Guarantees example 1 of R06, and that the tag says what is read when it is printed.
test("5.00 to 5.50 to 5.20 before printing is one tag of 5.20; two are superseded", async () => {
  await ask("S0", ["I0"]);
  await price("S0", "I0", 550);
  await price("S0", "I0", 520);
  expect(await states("S0", "I0")).toEqual(["pending", "superseded", "superseded"]);
  expect(await countLate(db, owner, { store: "S0" }, now)).toMatchObject({ late: 1, pending: 1 });
  const { wave } = await waveOf("S0");
  expect((await listWaveTags(db, planner, { wave })).waiting).toEqual({ stores: 1, count: 1 });
  const { batches } = await print(wave);
  const { tags } = await getTagBatch(db, planner, { batch: batches[0] ?? 0 });
  expect(tags).toMatchObject([
    { item: "I0", priceFen: 520, unitPrice: { priceFen: 208, per: "100ml" }, validFrom: null },
  ]);
  await expect(print(wave)).rejects.toEqual(refused("dock/no-tags"));
});

test("the run is answered with its tags, of all the store's, and a simulation with the same", async () => {
  await ask("S1", ["I1", "I2"]);
  await ask("S2", ["I1"]);
  await submitOrder(db, person("owner"), { store: "S1", lines: [{ item: "I5", qty: 1 }] }, now);
  const run = await generateWave(db, planner, { route: "R1" }, now);
  expect(run.tags).toEqual({ stores: 1, count: 2 });
  // What is taken out of the pool, and what another store waits for, is not in it.
  expect((await listWaveTags(db, planner, { wave: run.wave ?? "" })).waiting).toEqual({
    stores: 1,
    count: 2,
  });
});

// Guarantees the travel of 2.11: with the first delivery order that leaves, closed when it is delivered.
test("printed, shipped with the delivery order, closed at the store; a delivery that comes back brings its tags back", async () => {
  await ask("S2", ["I3", "I4"]);
  const delivery = await givenApproved(db, "S2", { I5: 1 });
  const [row] = await sqlOf(db)<{ wave: string }[]>`
    select w.wave_no as wave from deliveries d join waves w on w.id = d.wave_id where d.delivery_no = ${delivery}`;
  await print(row?.wave ?? "");
  await dispatchDelivery(db, person("loader"), { delivery }, now);
  expect(await tagsOf("S2", "I3")).toMatchObject([{ status: "shipped", delivery }]);
  await reverseDelivery(db, person("finance-supervisor"), { delivery, reason: "wrong truck" }, now).catch(
    () => undefined,
  );
  expect(await states("S2", "I3")).toEqual(["printed"]);
  const next = await givenDelivered(db, "S2", { I5: 1 });
  expect(await tagsOf("S2", "I4")).toMatchObject([{ status: "closed", delivery: next, prints: 1 }]);
});

// Guarantees examples 2 and 3 of R06.
test("a run that is refused leaves tags in the pool; a void delivery order leaves them printed for the next", async () => {
  await ask("S0", ["I5"]);
  expect(await states("S0", "I5")).toEqual(["pending"]);
  await sqlOf(db)`update accounts set credit_limit_fen = credit_limit_fen where code = 'A0'`;
  const first = await waveOf("S0");
  await print(first.wave);
  await voidDelivery(db, planner, first.deliveries[0] ?? "", "wrong truck", now);
  expect(await states("S0", "I5")).toEqual(["printed"]);
  const second = await waveOf("S0");
  await expect(print(second.wave)).rejects.toEqual(refused("dock/no-tags"));
  const next = await givenDelivered(db, "S0", { I6: 1 });
  expect(await tagsOf("S0", "I5")).toMatchObject([{ status: "closed", delivery: next, prints: 1 }]);
});

test("a price to come is printed from the day before its delivery on, marked with its day, and not again when it counts", async () => {
  await price("S1", "I6", 480, after(72));
  await price("S1", "I7", 470, after(40));
  const { wave } = await waveOf("S1");
  const { batches } = await print(wave);
  const { tags } = await getTagBatch(db, planner, { batch: batches[0] ?? 0 });
  const future = tags.filter(({ validFrom }) => validFrom !== null);
  expect(future).toMatchObject([{ item: "I7", priceFen: 470, validFrom: "2026-03-12" }]);
  await applyDuePrices(db, after(40));
  expect(await states("S1", "I7")).toEqual(["printed"]);
  const other = await price("S1", "I6", 490, after(72));
  expect(other.replaced).toHaveLength(1);
  expect(await states("S1", "I6")).toEqual(["pending", "superseded"]);
});

test("printed again with a reason only what is on paper, by one of two at once; shelves in their order", async () => {
  await ask("S0", ["I2", "I3", "I4"]);
  const { wave } = await waveOf("S0");
  const answers = await atTheSameTime(
    Array.from({ length: 4 }, () => () => print(wave).catch((error: { code: string }) => error.code)),
  );
  const [printed] = answers.filter((answer) => typeof answer !== "string");
  expect(answers.filter((answer) => answer === "dock/no-tags")).toHaveLength(3);
  const batch = typeof printed === "object" ? (printed.batches[0] ?? 0) : 0;
  const { tags } = await getTagBatch(db, planner, { batch });
  expect(tags.map(({ item, shelf }) => [shelf, item])).toEqual([
    ["", "I2"],
    ["", "I4"],
    ["A1", "I3"],
  ]);
  expect(await reprintTags(db, planner, { batch, reason: "jam" }, now)).toEqual({ batch, tags: 3 });
  expect(await reprintTags(db, planner, { batch, tags: [tags[0]?.tag ?? 0], reason: "torn" }, now)).toEqual({
    batch,
    tags: 1,
  });
  await expect(reprintTags(db, planner, { batch: 99_999, reason: "x" }, now)).rejects.toEqual(
    refused("dock/unknown-tag-batch"),
  );
  await expect(print("WV-0")).rejects.toMatchObject({ status: 404 });
  await expect(printTags(db, person("planner", { dcIds: [99] }), { wave }, now)).rejects.toMatchObject({
    status: 403,
  });
});

test("a store with electronic labels gets no paper", async () => {
  await setStoreTags(db, person("hq"), { store: "S2", isElectronic: true }, now);
  await ask("S2", ["I0"]);
  const { wave } = await waveOf("S2");
  expect((await listWaveTags(db, planner, { wave })).waiting).toEqual({ stores: 0, count: 0 });
  await expect(print(wave)).rejects.toEqual(refused("dock/no-tags"));
});
