import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { closeRecall, openRecall } from "@/server/returns/commands/recalls";
import { setLimits } from "@/server/returns/commands/set-limits";
import { listQuotas } from "@/server/returns/queries/list-quotas";
import { listRecalls } from "@/server/returns/queries/list-recalls";
import { listRecallsOf } from "@/server/returns/queries/list-recalls-of";
import { returnsOf } from "@/server/returns/test-returns";
import { expectProof } from "@/server/testing/expect-proof";
import { givenApproved } from "@/server/testing/given-approved";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(4);
afterAll(close);
afterEach(() => expectProof(db));

const hq = person("hq");
const owner = person("owner");
const { send, receive, meter } = returnsOf(db);
const refused = (code: string) => expect.objectContaining({ code });
const open = (item: string, actor = hq) =>
  openRecall(db, actor, { reason: "glass", items: [{ item, expiresOn: null }] }, now);

beforeAll(async () => {
  await givenChain(db, ["prepaid", "prepaid"]);
  await sqlOf(db)`update stores set return_policy = 'monthly', return_monthly_fen = 1000`;
  await sqlOf(db)`update plan_lines set is_returnable = false`;
  await givenApproved(db, "S0", { I0: 40, I1: 5 });
});

// Guarantees R21 (5): a recall is allowed whatever plan and quota say, and touches no quota.
test("a recall asks the stores that have it; what they return is outside plan and quota", async () => {
  const { recall } = await open("I0");
  expect(await listRecallsOf(db, owner, { store: "S0" })).toMatchObject([
    { recall, reason: "glass", items: [{ item: "I0", haveEach: 40, expiresOn: null }] },
  ]);
  expect(await listRecallsOf(db, owner, { store: "S1" })).toEqual([]);
  const told = await sqlOf(db)<{ store: string }[]>`
    select s.code as store from messages m join stores s on s.id = m.recipient_id where m.kind = 'recall.opened'`;
  expect(told).toMatchObject([{ store: "S0" }]);
  await expect(send("S0", { I0: 40 })).rejects.toEqual(refused("return/lines-refused"));
  await expect(send("S0", { I0: 40, I1: 1 }, { recall })).rejects.toEqual(refused("recall/not-of-it"));
  await expect(send("S0", { I0: 41 }, { recall })).rejects.toEqual(refused("return/lines-refused"));
  await expect(send("S0", { I0: 1 }, { recall: "RC-0" })).rejects.toEqual(refused("recall/unknown"));
  const sent = await send("S0", { I0: 40 }, { recall });
  expect(sent).toMatchObject({
    kind: "recall",
    status: "approved",
    reason: "recall",
    recall,
    valueFen: 14_000,
  });
  expect(await receive(sent.return, { I0: 40 }, { I0: 40 })).toMatchObject({ creditFen: 14_000 });
  expect(await meter("S0")).toEqual([1_000, 0, 0, 1_000]);
  expect(await listRecallsOf(db, owner, { store: "S0" })).toEqual([]);
  expect((await listRecalls(db, hq, { limit: 9 })).rows).toMatchObject([
    { recall, stores: 1, returnedEach: 40, receivedEach: 40 },
  ]);
  for (const _ of [1, 2])
    expect(await closeRecall(db, hq, { recall }, now)).toEqual({ recall, status: "closed" });
  await expect(send("S0", { I0: 1 }, { recall })).rejects.toEqual(refused("recall/closed"));
});

test("only headquarters recall, what they know, each once", async () => {
  await expect(open("I0", owner)).rejects.toMatchObject({ status: 403 });
  await expect(open("NO")).rejects.toEqual(refused("recall/item-unknown"));
  const twice = [1, 2].map(() => ({ item: "I1", expiresOn: "2026-05-01" as const }));
  await expect(openRecall(db, hq, { reason: "x", items: twice }, now)).rejects.toEqual(
    refused("return/item-twice"),
  );
  await expect(closeRecall(db, hq, { recall: "RC-0" }, now)).rejects.toEqual(refused("recall/unknown"));
});

test("limits beside the policy are set whole, by headquarters, and show at once", async () => {
  const limit = { category: "10", amount: 500, ratioBp: null, window: "month" as const };
  const wish = {
    store: "S0",
    limits: [limit, { category: null, amount: null, ratioBp: 100, window: "cumulative" as const }],
  };
  await expect(setLimits(db, owner, wish, now)).rejects.toMatchObject({ status: 403 });
  await expect(
    setLimits(db, hq, { store: "S0", limits: [{ ...limit, category: "99" }] }, now),
  ).rejects.toEqual(refused("return/unknown-category"));
  for (const _ of [1, 2]) await setLimits(db, hq, wish, now);
  expect(await meter("S0")).toEqual([158, 0, 0, 158]);
  expect((await listQuotas(db, hq, { limit: 9, q: "s0" }, now)).rows).toMatchObject([
    {
      store: "S0",
      policy: "monthly:10.00",
      leftFen: 158,
      limits: [{}, { category: "10" }, { ratioBp: 100 }],
    },
  ]);
  await setLimits(db, hq, { store: "S0", limits: [] }, now);
  expect(await meter("S0")).toEqual([1_000, 0, 0, 1_000]);
});
