import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { decideDifference } from "@/server/delivery/commands/decide-difference";
import { reportDifference } from "@/server/delivery/commands/report-difference";
import { reverseDelivery } from "@/server/delivery/commands/reverse-delivery";
import { cancelReturn } from "@/server/returns/commands/end-return";
import { quoteReturn } from "@/server/returns/queries/quote-return";
import { linesOf, returnsOf } from "@/server/returns/test-returns";
import { DomainError } from "@/server/shared/domain-error";
import { expectProof } from "@/server/testing/expect-proof";
import { givenApproved, givenDelivered } from "@/server/testing/given-approved";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(12);
afterAll(close);
afterEach(() => expectProof(db));

const owner = person("owner");
const dc = person("dc-manager");
const day = (days: number) => new Date(now.getTime() + days * 86_400_000);
const { send, receive, meter } = returnsOf(db);
const refused = (code: string) => expect.objectContaining({ code });

beforeAll(async () => {
  await givenChain(db, ["direct", "prepaid", "prepaid", "prepaid", "prepaid", "prepaid"]);
  const sql = sqlOf(db);
  await sql`update stores set return_policy = 'monthly', return_monthly_fen = 20000 where code in ('S4', 'S2')`;
  await sql`update stores set return_policy = 'ratio', return_ratio_bp = 200 where code = 'S3'`;
  await sql`update plan_lines set is_returnable = false where item_id = (select id from items where code = 'CASE')`;
});

// Guarantees R21 (1): used 150.00 of 200.00, 60.00 asked; and the race for the last 50.00.
test("60.00 of the last 50.00 are refused with their numbers, and two phones at once give one yes", async () => {
  await givenDelivered(db, "S4", { I0: 200, I1: 100 });
  const first = await send("S4", { I0: 42, I1: 1 });
  await receive(first.return, { I0: 42, I1: 0 });
  expect(await meter("S4")).toEqual([20_000, 14_700, 0, 5_300]);
  const error = await send("S4", { I0: 16 }).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(DomainError);
  expect(error).toMatchObject({
    code: "return/over-quota",
    details: { limits: [{ left: "53.00", asked: "56.00", used: "147.00", earned: "200.00" }] },
  });
  const asked = await Promise.allSettled(
    Array.from({ length: 8 }, (_, index) => send("S4", index % 2 ? { I0: 15 } : { I1: 15 })),
  );
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const answer of asked)
    if (answer.status === "rejected") expect(answer.reason).toEqual(refused("return/over-quota"));
  expect(await meter("S4")).toEqual([20_000, 14_700, 5_250, 50]);
  // Equal is enough, and it is of the month of its submission (U14).
  await givenDelivered(db, "S4", { I2: 2 }, [], day(1));
  const april = new Date("2026-04-01T00:10:00+08:00");
  expect(await meter("S4", april)).toEqual([20_000, 0, 0, 20_000]);
});

// Guarantees R21 (2), (3): 2 % of purchases net of differences; used is what was accepted.
test("a ratio grows with purchases, shrinks with differences, and uses what is accepted", async () => {
  const delivery = await givenDelivered(db, "S3", { I0: 2_000 });
  expect(await meter("S3")).toEqual([14_000, 0, 0, 14_000]);
  const sent = await send("S3", { I0: 30 });
  expect(await meter("S3")).toEqual([14_000, 0, 10_500, 3_500]);
  await receive(sent.return, { I0: 24 });
  expect(await meter("S3")).toEqual([14_000, 8_400, 0, 5_600]);
  const note = await reportDifference(
    db,
    owner,
    { delivery, remark: "", lines: [{ item: "I0", type: "short", qty: 100 }] },
    now,
  );
  const lines = [{ item: "I0", acceptedQty: 100 }];
  await decideDifference(db, dc, { difference: note.difference, lines }, now);
  expect(await meter("S3")).toEqual([13_300, 8_400, 0, 4_900]);
  // What a return has cannot be claimed, what was claimed cannot be returned, and a reversal finds both.
  await expect(
    reportDifference(
      db,
      owner,
      { delivery, remark: "", lines: [{ item: "I0", type: "short", qty: 1_877 }] },
      now,
    ),
  ).rejects.toEqual(refused("difference/too-many"));
  const quote = await quoteReturn(db, owner, { store: "S3", lines: linesOf({ I0: 1 }) }, now);
  expect(quote.lines[0]?.returnableEach).toBe(2_000 - 24 - 100);
  const other = await givenDelivered(db, "S3", { I1: 5 });
  const open = await send("S3", { I1: 5 });
  const reverse = { delivery: other, reason: "wrong" };
  await expect(reverseDelivery(db, person("finance-supervisor"), reverse, now)).rejects.toEqual(
    refused("delivery/has-returns"),
  );
  await cancelReturn(db, owner, { ...open, reason: "sold" }, now);
  expect((await reverseDelivery(db, person("finance-supervisor"), reverse, now)).status).toBe("reversed");
});

test("a store without a policy returns nothing, one that closes everything, outside the quota", async () => {
  const sql = sqlOf(db);
  await givenApproved(db, "S5", { I0: 100, CASE: 12 });
  expect(await meter("S5")).toEqual([0, 0, 0, 0]);
  await expect(send("S5", { I0: 1 })).rejects.toEqual(refused("return/over-quota"));
  await sql`update stores set status = 'closing' where code = 'S5'`;
  const full = await send("S5", { I0: 100, CASE: 12 });
  expect(full).toMatchObject({ status: "approved", kind: "closing" });
  expect(await receive(full.return, { I0: 100, CASE: 12 })).toMatchObject({
    status: "settled",
    creditFen: 39_200,
  });
  expect(await meter("S5")).toEqual([0, 0, 0, 0]);
});

// Guarantees the options of R21: both limits at once, a category's own, windows of 90 days and without end.
test("all limits hold at once: an amount beside a ratio, a category, ninety days", async () => {
  const sql = sqlOf(db);
  await sql`
    insert into return_limits (store_id, limit_no, category_id, amount_fen, ratio_bp, "window")
    select s.id, l.no, case when l.no = 2 then c.id end, l.fen, l.bp, l.w::quota_window
    from stores s cross join categories c
    cross join (values (1, null::int8, 1000, 'rolling_90d'), (2, 5000::int8, null::int4, 'cumulative')) l (no, fen, bp, w)
    where s.code = 'S2' and c.code = '10'`;
  await givenDelivered(db, "S2", { I0: 100 });
  expect(await meter("S2")).toEqual([3_500, 0, 0, 3_500]);
  await expect(send("S2", { I0: 11 })).rejects.toMatchObject({
    code: "return/over-quota",
    details: { limits: [{ window: "rolling_90d", earned: "35.00", asked: "38.50" }] },
  });
  const first = await send("S2", { I0: 10 });
  await receive(first.return, { I0: 10 });
  await givenDelivered(db, "S2", { I1: 100 }, [], day(1));
  await expect(send("S2", { I1: 6 }, {}, day(1))).rejects.toMatchObject({
    details: {
      limits: [{ category: "10", window: "cumulative", used: "35.00", left: "15.00", asked: "21.00" }],
    },
  });
  expect(await meter("S2", day(1))).toEqual([7_000, 3_500, 0, 3_500]);
  // Ninety days later neither the purchase of the first day nor its return counts.
  expect(await meter("S2", day(90))).toEqual([3_500, 0, 0, 3_500]);
  expect(await meter("S2", day(91))).toEqual([0, 0, 0, 0]);
});
