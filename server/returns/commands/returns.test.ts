import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { collectReturn } from "@/server/returns/commands/collect-return";
import { cancelReturn, decideReturn } from "@/server/returns/commands/end-return";
import { submitReturn } from "@/server/returns/commands/submit-return";
import { listReturns } from "@/server/returns/queries/list-returns";
import { quoteReturn } from "@/server/returns/queries/quote-return";
import { submitReturnInput } from "@/server/returns/schema";
import { linesOf, returnsOf } from "@/server/returns/test-returns";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenApproved, givenDelivered, storeFigures } from "@/server/testing/given-approved";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(12);
afterAll(close);
afterEach(() => expectProof(db));

const owner = person("owner");
const hq = person("hq");
const day = (days: number) => new Date(now.getTime() + days * 86_400_000);

beforeAll(async () => {
  await givenChain(db, ["prepaid", "cod", "direct", "prepaid", "prepaid", "prepaid"]);
  const sql = sqlOf(db);
  await sql`update stores set return_policy = 'monthly', return_monthly_fen = 20000 where code in ('S0', 'S1', 'S5')`;
  await sql`update plan_lines set is_returnable = false where item_id = (select id from items where code = 'CASE')`;
});

const { send, receive, meter } = returnsOf(db);
const refused = (code: string) => expect.objectContaining({ code });

test("collected, inspected and credited: goods, money and quota move once, at the net price of the newest delivery", async () => {
  const older = await givenDelivered(db, "S0", { I0: 10 });
  const newer = await givenDelivered(db, "S0", { I0: 4, MEAT: 1_500 }, [], day(1));
  const before = await storeFigures(db, "S0");
  const sent = await send("S0", { I0: 6, MEAT: 500 }, {}, day(2));
  expect(sent).toMatchObject({ status: "approved", kind: "usual", valueFen: 6 * 350 + 175, creditFen: null });
  expect(sent.lines[0]?.draws).toEqual([
    { delivery: newer, qtyEach: 4, valueFen: 1_400, acceptedEach: null },
    { delivery: older, qtyEach: 2, valueFen: 700, acceptedEach: null },
  ]);
  expect(await meter("S0", day(2))).toEqual([20_000, 0, 2_275, 17_725]);
  expect(await storeFigures(db, "S0")).toEqual(before);

  await atTheSameTime(
    Array.from({ length: 4 }, () => () => collectReturn(db, person("loader"), sent, day(3))),
  );
  expect(await storeFigures(db, "S0")).toMatchObject({ storeEach: 8, dcEach: before?.dcEach });
  await expect(cancelReturn(db, owner, { ...sent, reason: "" }, day(3))).rejects.toEqual(
    refused("return/cannot-move"),
  );

  const views = await atTheSameTime(
    Array.from({ length: 4 }, () => () => receive(sent.return, { I0: 5, MEAT: 500 }, { I0: 2 }, day(4))),
  );
  for (const view of views)
    expect(view).toMatchObject({
      status: "settled",
      acceptedFen: 5 * 350 + 175,
      clawbackFen: 0,
      creditFen: 1_925,
    });
  expect(views[0]?.lines[0]).toMatchObject({ resaleableEach: 3, damagedEach: 2, refusedEach: 1 });
  expect(await storeFigures(db, "S0")).toMatchObject({
    balanceFen: (before?.balanceFen ?? 0) + 1_925,
    storeEach: 9,
    dcEach: (before?.dcEach ?? 0) + 3,
  });
  expect(await meter("S0", day(4))).toEqual([20_000, 1_925, 0, 18_075]);
  await expect(receive(sent.return, { I0: 6, MEAT: 500 }, {}, day(5))).rejects.toEqual(
    refused("return/already-received"),
  );
  // The piece that the DC refused may be returned again: it is still the same delivery's.
  expect(
    (await quoteReturn(db, owner, { store: "S0", lines: linesOf({ I0: 1 }) }, day(5))).lines[0],
  ).toMatchObject({
    returnableEach: 9,
  });
});

// Guarantees R21 (4): non-returnable items are refused, each line with its reason.
test("refused, whole, with each reason: unknown, not returnable, more than came; nothing is written", async () => {
  await givenApproved(db, "S5", { I0: 5, CASE: 12 });
  const error = await send("S5", { I0: 6, CASE: 12, NONE: 1, I3: 1 }).catch((caught: unknown) => caught);
  expect(error).toMatchObject({
    code: "return/lines-refused",
    details: {
      lines: [
        { item: "I0", status: "too_many", asked: 6, returnable: 5 },
        { item: "CASE", status: "not_returnable" },
        { item: "NONE", status: "unknown_item" },
        { item: "I3", status: "too_many", asked: 1, returnable: 0 },
      ],
    },
  });
  await expect(
    submitReturn(
      db,
      owner,
      submitReturnInput.parse({ store: "S5", lines: [...linesOf({ I0: 1 }), ...linesOf({ I0: 1 })] }),
      now,
    ),
  ).rejects.toEqual(refused("return/item-twice"));
  await expect(send("S5", { I0: 1 }, { reason: "other" })).rejects.toEqual(refused("return/reason-missing"));
  await expect(send("S9", { I0: 1 })).rejects.toEqual(refused("return/unknown-store"));
  const stranger = person("owner", { storeIds: [1] });
  await expect(send("S5", { I0: 1 }, {}, now, stranger)).rejects.toMatchObject({ status: 403 });
  await expect(receive("RT-1", { I0: 1 })).rejects.toEqual(refused("return/unknown"));
  expect((await listReturns(db, owner, { limit: 9, store: "S5" })).rows).toEqual([]);
});

test("what an inspection may say: every item, once, no more than came, no more damaged than accepted", async () => {
  const { return: no } = await send("S5", { I0: 4 });
  await expect(receive(no, { I1: 1 })).rejects.toEqual(refused("return/unknown-line"));
  await expect(receive(no, { I0: 5 })).rejects.toEqual(refused("return/accepted-too-many"));
  await expect(receive(no, { I0: 2 }, { I0: 3 })).rejects.toEqual(refused("return/damaged-too-many"));
  await expect(receive(no, { I0: 2 }, {}, now, person("dc-manager", { dcIds: [9] }))).rejects.toMatchObject({
    status: 403,
  });
  await expect(receive(no, { I0: 2 }, {}, now, person("picker"))).rejects.toMatchObject({ status: 403 });
  // All refused: everything is as before, nothing is credited, the quota is free.
  const before = await storeFigures(db, "S5");
  expect(await receive(no, { I0: 0 })).toMatchObject({ status: "settled", creditFen: 0 });
  expect(await storeFigures(db, "S5")).toEqual(before);
  expect(await meter("S5")).toEqual([20_000, 0, 0, 20_000]);
  await expect(decideReturn(db, hq, { return: no, decision: "approve", reason: "" }, now)).rejects.toEqual(
    refused("return/cannot-move"),
  );
});

test("headquarters let an exception through, which overdraws, or reject it with a reason", async () => {
  await givenDelivered(db, "S5", { I0: 100, I1: 100 });
  const asking = { askHeadquarters: true };
  const asked = await send("S5", { I0: 60, CASE: 12 }, asking);
  expect(asked).toMatchObject({
    status: "submitted",
    kind: "exception",
    objections: [{ status: "not_returnable" }, { left: "200.00", asked: "252.00" }],
  });
  expect(await meter("S5")).toEqual([20_000, 0, 0, 20_000]);
  await expect(send("S5", { I0: 500 }, asking)).rejects.toEqual(refused("return/lines-refused"));
  await expect(receive(asked.return, { I0: 60, CASE: 12 })).rejects.toEqual(refused("return/cannot-move"));
  const approve = { return: asked.return, decision: "approve" as const, reason: "once" };
  await expect(decideReturn(db, owner, approve, now)).rejects.toMatchObject({ status: 403 });
  await atTheSameTime(Array.from({ length: 4 }, () => () => decideReturn(db, hq, approve, now)));
  expect(await meter("S5")).toEqual([20_000, 0, 25_200, -5_200]);
  await expect(send("S5", { I1: 1 })).rejects.toEqual(refused("return/over-quota"));
  await expect(decideReturn(db, hq, { ...approve, decision: "reject", reason: "" }, now)).rejects.toEqual(
    refused("return/reason-missing"),
  );
  const rejected = await decideReturn(db, hq, { ...approve, decision: "reject", reason: "no" }, now);
  expect(rejected).toMatchObject({ status: "rejected", decisionReason: "no" });
  expect(await meter("S5")).toEqual([20_000, 0, 0, 20_000]);
});

test("a COD store owes less for the deliveries it returns, a direct store moves goods alone and has no limit", async () => {
  await givenDelivered(db, "S1", { I0: 20 });
  const cod = await send("S1", { I0: 5 });
  const before = await storeFigures(db, "S1");
  await receive(cod.return, { I0: 5 });
  expect(await storeFigures(db, "S1")).toMatchObject({
    dueFen: (before?.dueFen ?? 0) - 1_750,
    balanceFen: null,
  });
  await givenDelivered(db, "S2", { I0: 500 });
  expect(await meter("S2")).toEqual([0, 0, 0, null]);
  const direct = await send("S2", { I0: 400 });
  expect(await receive(direct.return, { I0: 400 })).toMatchObject({ status: "settled", creditFen: 140_000 });
  expect(await storeFigures(db, "S2")).toMatchObject({ dueFen: 0, balanceFen: null, storeEach: 100 });
});
