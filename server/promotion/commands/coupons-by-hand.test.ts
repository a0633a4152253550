import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import type { BusinessDay } from "@/server/shared/business-day";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { issueCoupons } from "./issue-coupons";
import { voidCoupon } from "./void-coupon";

const { db, close } = await freshDatabase(20);
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid", "prepaid"]));
afterEach(() => expectProof(db));

const hq = person("hq", { id: 61 });
const refused = (code: string) => expect.objectContaining({ code });
const give = (accounts: string[], more = {}) =>
  issueCoupons(
    db,
    hq,
    {
      accounts,
      value: 20_000,
      minOrder: 200_000,
      validFrom: "2026-03-10" as BusinessDay,
      validTo: "2026-03-31" as BusinessDay,
      reason: "spring",
      ...more,
    },
    now,
  );
const stored = async () => {
  const rows = await sqlOf(db)<{ code: string; account: string; status: string; valueFen: number }[]>`
    select c.code, a.code as account, c.status, c.value_fen as "valueFen"
    from coupons c join accounts a on a.id = c.account_id order by c.id`;
  return [...rows];
};

test("every account of a list gets one coupon, or nobody does", async () => {
  const { issued } = await give(["A1", "A0", "A1"]);
  expect(issued.map(({ account }) => account)).toEqual(["A0", "A1"]);
  expect(await stored()).toEqual(
    issued.map(({ account, coupon }) => ({ code: coupon, account, status: "active", valueFen: 20_000 })),
  );
  await expect(give(["A2", "NO"])).rejects.toEqual(refused("promotion/unknown-reference"));
  await expect(give(["A2"], { validTo: "2026-03-09" })).rejects.toEqual(refused("coupon/period"));
  const owner = person("owner");
  await expect(
    issueCoupons(
      db,
      owner,
      {
        accounts: ["A2"],
        value: 1,
        minOrder: 0,
        validFrom: "2026-03-10" as BusinessDay,
        validTo: "2026-03-31" as BusinessDay,
        reason: "mine",
      },
      now,
    ),
  ).rejects.toEqual(refused("auth/forbidden"));
  expect(await stored()).toHaveLength(2);
});

test("a coupon is made void once, unless an order has it", async () => {
  const { issued } = await give(["A2", "A1"]);
  const [first = "", second = ""] = issued.map(({ coupon }) => coupon);
  const wish = { coupon: first, reason: "by mistake" };
  const answers = await atTheSameTime(Array.from({ length: 16 }, () => () => voidCoupon(db, hq, wish, now)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(["void"]));
  const [events] = await sqlOf(db)<
    { n: number }[]
  >`select count(*)::int4 as n from events where type = 'coupon.void'`;
  expect(events?.n).toBe(1);
  await sqlOf(db)`update coupons set status = 'expired' where code = ${second}`;
  await expect(voidCoupon(db, hq, { coupon: second, reason: "late" }, now)).rejects.toEqual(
    refused("coupon/not-voidable"),
  );
  await expect(voidCoupon(db, hq, { coupon: "NO", reason: "none" }, now)).rejects.toEqual(
    refused("coupon/unknown"),
  );
  await expect(voidCoupon(db, person("owner"), wish, now)).rejects.toEqual(refused("auth/forbidden"));
});
