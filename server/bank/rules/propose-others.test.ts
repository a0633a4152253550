import { expect, test } from "vitest";
import type { KnownPayer, OpenLine, OpenSlip } from "./match-types";
import { isNearName } from "./near-names";
import { lineOfPayer, proposeOthers } from "./propose-others";

const line = (id: number, changes: Partial<OpenLine> = {}): OpenLine => ({
  id,
  day: "2026-03-10",
  amountFen: 105_000,
  feeFen: 0,
  payerAccount: "",
  payerName: "",
  note: "",
  bankReference: "",
  ...changes,
});

const slip = (changes: Partial<OpenSlip> = {}): OpenSlip => ({
  id: 1,
  depositNo: "DP-A7-260310-000001",
  accountId: 7,
  amountFen: 150_000,
  matchedFen: 0,
  isApproved: false,
  day: "2026-03-10",
  referenceCode: null,
  reference: "",
  payer: "王小明",
  ...changes,
});

const known: KnownPayer[] = [{ accountId: 7, payerAccount: "6222 0001", payerName: "李小红" }];

// Guarantees that money whose amount is another than declared is found by whose it is, and by nothing weaker.
test.each<[string, Partial<OpenLine>, Partial<OpenSlip>, number | undefined, string[]]>([
  ["the payer on the slip", { payerName: "王 小明" }, {}, undefined, ["payer_name_other_amount"]],
  ["a name that pays here", { payerName: "李小红" }, {}, undefined, ["payer_name_other_amount"]],
  ["an account that pays here", { payerAccount: "6222-0001" }, {}, undefined, ["payer_account_other_amount"]],
  ["that account, but the slip is of another", { payerAccount: "62220001" }, { accountId: 8 }, undefined, []],
  [
    "the account number on the slip",
    { payerAccount: "6225" },
    { payer: "6225" },
    undefined,
    ["payer_account_other_amount"],
  ],
  ["a name spelled nearly so", { payerName: "王晓明" }, {}, undefined, ["payer_near_name"]],
  ["somebody else", { payerName: "陈志强" }, {}, undefined, []],
  ["nobody named on either side", {}, { payer: "" }, undefined, []],
  ["five days away", { payerName: "王小明", day: "2026-03-15" }, {}, undefined, ["payer_name_other_amount"]],
  ["six days away", { payerName: "王小明", day: "2026-03-16" }, {}, undefined, []],
  [
    "the declared amount is the import's business",
    { payerName: "王小明", amountFen: 150_000 },
    {},
    undefined,
    [],
  ],
  [
    "with its fee added back too",
    { payerName: "王小明", amountFen: 149_000, feeFen: 1_000 },
    {},
    undefined,
    [],
  ],
  ["the amount that was typed", { payerName: "陈志强" }, {}, 105_000, ["received_amount"]],
  ["another amount than was typed", { payerName: "陈志强" }, {}, 105_001, []],
  ["a slip that is approved", { payerName: "王小明" }, { isApproved: true }, 105_000, []],
  ["a slip that has a line", { payerName: "王小明" }, { matchedFen: 1 }, 105_000, []],
])("%s", (_, of, on, received, rules) => {
  expect(proposeOthers([line(1, of)], [slip(on)], known, received).map(({ rule }) => rule)).toEqual(rules);
});

test("the surest comes first, then the nearest day", () => {
  const lines = [
    line(1, { payerName: "王晓明" }),
    line(2, { payerName: "王小明", day: "2026-03-13" }),
    line(3, { payerName: "王小明", day: "2026-03-09" }),
    line(4, { payerAccount: "62220001" }),
    line(5, { amountFen: 99_000 }),
  ];
  expect(proposeOthers(lines, [slip()], known, 99_000).map(({ lineId }) => lineId)).toEqual([5, 4, 3, 2, 1]);
});

test("the queue's hint is the payer's nearest line, whatever its amount, and never a name spelled nearly so", () => {
  const lines = [
    line(1, { payerName: "王小明", day: "2026-03-12" }),
    line(2, { payerName: "王小明", day: "2026-03-11", amountFen: 10_000 }),
    line(3, { payerName: "王小明", day: "2026-03-11" }),
    line(4, { payerName: "王晓明" }),
  ];
  expect(lineOfPayer(lines, [slip(), slip({ id: 2, payer: "王晓萌" })], [])).toEqual(
    new Map([[1, lines[2]]]),
  );
});

test.each([
  ["王小明", "王小明", true],
  ["王小明", "王晓明", true],
  ["王小明", "王小", false],
  ["王明", "王亮", false],
  ["Wang Xiaoming", "wang xiaomin", true],
  ["Wang Xiaoming", "Wang Daming", false],
  ["便利店一号", "便利店一号有限公司", true],
  ["", "", false],
])("%s and %s: near %s", (one, other, isNear) => {
  expect(isNearName(one, other)).toBe(isNear);
  expect(isNearName(other, one)).toBe(isNear);
});
