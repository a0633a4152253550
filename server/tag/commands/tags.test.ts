import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { requestPriceChange } from "@/server/retail";
import { cancelTag } from "@/server/tag/commands/cancel-tag";
import { followSuggested } from "@/server/tag/commands/follow-suggested";
import { reportTag } from "@/server/tag/commands/report-tag";
import { requestTags } from "@/server/tag/commands/request-tags";
import { setStoreTags } from "@/server/tag/commands/set-store-tags";
import { getStoreTags } from "@/server/tag/queries/get-store-tags";
import { countLate, listTags } from "@/server/tag/queries/list-tags";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenDelivered } from "@/server/testing/given-approved";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(10);
afterAll(close);
beforeAll(async () => {
  await givenChain(db, ["prepaid", "direct"], 6);
  await sqlOf(db)`update items set suggested_price_fen = 500`;
  await givenDelivered(db, "S0", { I0: 10, I1: 10 });
  await givenDelivered(db, "S1", { I0: 10 });
});
afterEach(() => expectProof(db));

const owner = person("owner", { storeIds: [1], id: 11 });
const clerk = person("clerk", { storeIds: [1], id: 12 });
const hq = person("hq", { id: 13 });
const refused = (code: string) => expect.objectContaining({ code });
const ask = (items: string[], store = "S0", actor = clerk) =>
  requestTags(db, actor, { store, items, reason: "" }, now);
const pending = async (store = "S0") =>
  (await listTags(db, hq, { store, status: "pending", limit: 200 }, now)).rows;

test("a clerk asks, twice is once, takes it back, and nobody asks for a store that is not his", async () => {
  expect(await ask(["I0", "I1", "I0"])).toEqual({ store: "S0", requested: 2, waiting: 2 });
  expect(await ask(["I0"])).toMatchObject({ waiting: 2 });
  const [tag] = await pending();
  expect(await cancelTag(db, clerk, { tag: tag?.tag ?? 0 }, now)).toMatchObject({ status: "cancelled" });
  expect(await cancelTag(db, clerk, { tag: tag?.tag ?? 0 }, now)).toMatchObject({ status: "cancelled" });
  expect(await countLate(db, owner, { store: "S0" }, now)).toMatchObject({ late: 1 });
  await expect(ask(["NO"])).rejects.toEqual(refused("store-stock/unknown-item"));
  await expect(ask(["I0"], "S1")).rejects.toMatchObject({ status: 403 });
  await expect(cancelTag(db, clerk, { tag: 99_999 }, now)).rejects.toEqual(refused("tag/unknown"));
  await expect(
    requestTags(db, person("picker"), { store: "S0", items: ["I0"], reason: "" }, now),
  ).rejects.toMatchObject({
    status: 403,
  });
});

test("many phones at once leave one tag for each item", async () => {
  await atTheSameTime(
    Array.from({ length: 10 }, (_, n) => () => ask(n % 2 ? ["I2", "I3", "I4"] : ["I4", "I3", "I2"])),
  );
  const items = (await pending()).map(({ item }) => item).filter((item) => ["I2", "I3", "I4"].includes(item));
  expect(items.toSorted()).toEqual(["I2", "I3", "I4"]);
});

test("what headquarters suggest anew wants a tag where the store has the item and no price of its own, once", async () => {
  await followSuggested(db, now);
  await requestPriceChange(
    db,
    owner,
    { store: "S0", lines: [{ item: "I0", price: 520 }], reason: "other", note: "" },
    now,
  );
  await sqlOf(db)`update items set suggested_price_fen = 600 where code in ('I0', 'I1', 'I5')`;
  expect(await atTheSameTime([() => followSuggested(db, now), () => followSuggested(db, now)])).toEqual(
    expect.arrayContaining([0, 2]),
  );
  expect(await pending("S1")).toMatchObject([{ item: "I0", source: "suggested", priceFen: 600 }]);
  expect((await pending()).find(({ item }) => item === "I1")).toMatchObject({
    source: "suggested",
    priceFen: 600,
  });
  expect((await pending()).find(({ item }) => item === "I0")).toMatchObject({
    source: "price_change",
    priceFen: 520,
  });
});

test("a wish that is taken back leaves the tag of a new price waiting, as it was", async () => {
  const ofI0 = async () => (await pending()).filter(({ item }) => item === "I0");
  await ask(["I0"]);
  await ask(["I0"]);
  const [wish] = await ofI0();
  expect(wish).toMatchObject({ source: "store", priceFen: 520 });
  const takeBack = () => cancelTag(db, clerk, { tag: wish?.tag ?? 0 }, now);
  await atTheSameTime([takeBack, takeBack]);
  expect(await ofI0()).toMatchObject([{ source: "price_change", priceFen: 520 }]);
});

test("the system of electronic labels closes a tag, or says why it failed", async () => {
  const [tag] = await pending("S1");
  const report = (status: "shown" | "failed") =>
    reportTag(
      db,
      person("pos"),
      { tag: tag?.tag ?? 0, status, reason: status === "failed" ? "battery" : "" },
      now,
    );
  await expect(report("shown")).rejects.toEqual(refused("tag/not-electronic"));
  expect(await getStoreTags(db, hq, { store: "S1" })).toMatchObject({ isElectronic: false });
  await setStoreTags(db, hq, { store: "S1", isElectronic: true }, now);
  expect(await getStoreTags(db, hq, { store: "S1" })).toEqual({
    store: "S1",
    isElectronic: true,
    waiting: 1,
  });
  await expect(
    setStoreTags(db, person("owner"), { store: "S1", isElectronic: false }, now),
  ).rejects.toMatchObject({ code: "auth/forbidden" });
  expect(await report("failed")).toMatchObject({ status: "pending" });
  expect(await report("shown")).toMatchObject({ status: "closed" });
  expect(await report("shown")).toMatchObject({ status: "closed" });
  await expect(report("failed")).rejects.toEqual(refused("tag/not-pending"));
  const { rows } = await listTags(db, hq, { store: "S1", status: "closed", limit: 9 }, now);
  expect(rows).toMatchObject([{ item: "I0", priceFen: 600 }]);
});
