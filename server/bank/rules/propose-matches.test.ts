import { expect, test } from "vitest";
import { referenceCodeOf } from "@/server/account/rules/reference-code";
import type { KnownPayer, OpenLine, OpenSlip } from "./match-types";
import { proposeMatches } from "./propose-matches";

const line = (id: number, changes: Partial<OpenLine> = {}): OpenLine => ({
  id,
  day: "2026-03-10",
  amountFen: 100_000,
  feeFen: 0,
  payerAccount: "",
  payerName: "",
  note: "",
  bankReference: "",
  ...changes,
});

const slip = (id: number, changes: Partial<OpenSlip> = {}): OpenSlip => ({
  id,
  depositNo: `DP-A${id}-260310-00000${id}`,
  accountId: id,
  amountFen: 100_000,
  matchedFen: 0,
  isApproved: false,
  day: "2026-03-10",
  referenceCode: referenceCodeOf(id),
  reference: "",
  payer: "",
  ...changes,
});

/** What came of it, in one word per match and suggestion: line>slip rule. */
function told(lines: OpenLine[], slips: OpenSlip[], payers: KnownPayer[] = []) {
  const { matches, suggestions } = proposeMatches(lines, slips, payers);
  const word = (p: (typeof matches)[number]) => `${p.lineId}>${p.depositId} ${p.rule} ${p.amountFen}`;
  return { matches: matches.map(word), suggestions: suggestions.map(word) };
}

const code = referenceCodeOf;
const wang = { payerAccount: "6222 0001", payerName: "王 小明" };

// Guarantees the order of 5.4: code, amount + payer's account, amount + payer's name, amount + day (suggested only).
test.each<[string, OpenLine[], OpenSlip[], KnownPayer[], string[], string[]]>([
  [
    "the code in the note",
    [line(1, { note: `货款${code(7)}谢谢` })],
    [slip(6), slip(7)],
    [],
    ["1>7 reference_code 100000"],
    [],
  ],
  [
    "the code with another amount",
    [line(1, { note: code(7), amountFen: 99_000 })],
    [slip(7)],
    [],
    ["1>7 reference_code 99000"],
    [],
  ],
  [
    "the bank's reference is the one that the owner gave, with another amount",
    [line(1, { bankReference: "TR-2026 0310", amountFen: 99_000 })],
    [slip(6), slip(7, { reference: "tr20260310" })],
    [],
    ["1>7 reference_code 99000"],
    [],
  ],
  [
    "two slips with the bank's reference: neither is taken",
    [line(1, { bankReference: "TR20260310", amountFen: 99_000 })],
    [slip(7, { reference: "TR20260310" }), slip(8, { reference: "TR20260310" })],
    [],
    [],
    ["1>7 reference_code 99000", "1>8 reference_code 99000"],
  ],
  [
    "the number of the slip",
    [line(1, { note: "付 DP-A7-260310-000007" })],
    [slip(7), slip(8)],
    [],
    ["1>7 reference_code 100000"],
    [],
  ],
  [
    "a reference that its owner gave",
    [line(1, { note: "REF 2026/0042" })],
    [slip(7, { reference: "ref-2026-0042" }), slip(8)],
    [],
    ["1>7 reference_code 100000"],
    [],
  ],
  [
    "a reference too short to mean anything",
    [line(1, { note: "7", day: "2026-01-01" })],
    [slip(7, { reference: "7" })],
    [],
    [],
    [],
  ],
  [
    "a known account",
    [line(1, { payerAccount: "62220001" })],
    [slip(7), slip(8)],
    [{ accountId: 8, ...wang }],
    ["1>8 amount_payer_account 100000"],
    [],
  ],
  [
    "a known name in another width",
    [line(1, { payerName: "ＷＡＮＧ ltd." })],
    [slip(7, { payer: "Wang Ltd" }), slip(8)],
    [],
    ["1>7 amount_payer_name 100000"],
    [],
  ],
  [
    "the account before the name",
    [line(1, { payerAccount: "62220001", payerName: "Li" })],
    [slip(7, { payer: "Li" }), slip(8)],
    [{ accountId: 8, ...wang }],
    ["1>8 amount_payer_account 100000"],
    [],
  ],
  ["amount and day", [line(1)], [slip(7, { day: "2026-03-13" })], [], [], ["1>7 amount_date 100000"]],
  ["amount and a day too far", [line(1)], [slip(7, { day: "2026-03-14" })], [], [], []],
  ["another amount", [line(1, { payerName: "Li", amountFen: 1 })], [slip(7, { payer: "Li" })], [], [], []],
  [
    "a fee of the bank explains the amount",
    [line(1, { payerName: "Li", amountFen: 99_000, feeFen: 1_000 })],
    [slip(7, { payer: "Li" })],
    [],
    ["1>7 amount_payer_name 99000"],
    [],
  ],
  [
    "two accounts fit alike",
    [line(1, { payerName: "Li" })],
    [slip(7, { payer: "Li" }), slip(8, { payer: "Li" })],
    [],
    [],
    ["1>7 amount_payer_name 100000", "1>8 amount_payer_name 100000"],
  ],
  [
    "two slips of one account are one money: the nearest",
    [line(1, { payerName: "Li" })],
    [slip(7, { payer: "Li", accountId: 1, day: "2026-03-01" }), slip(8, { payer: "Li", accountId: 1 })],
    [],
    ["1>8 amount_payer_name 100000"],
    [],
  ],
  [
    "several lines for one slip",
    [line(1, { note: code(7), amountFen: 60_000 }), line(2, { note: code(7), amountFen: 40_000 })],
    [slip(7)],
    [],
    ["1>7 reference_code 60000", "2>7 reference_code 40000"],
    [],
  ],
  [
    "the rest of a slip that has a line",
    [line(2, { note: code(7), amountFen: 40_000 })],
    [slip(7, { matchedFen: 60_000 })],
    [],
    ["2>7 reference_code 40000"],
    [],
  ],
  [
    "not the rest",
    [line(2, { note: code(7), amountFen: 40_001 })],
    [slip(7, { matchedFen: 60_000 })],
    [],
    [],
    ["2>7 reference_code 40001"],
  ],
  [
    "one line for several slips, to the fen",
    [line(1, { note: `${code(7)} ${code(8)}`, amountFen: 150_000 })],
    [slip(7), slip(8, { amountFen: 50_000 })],
    [],
    ["1>7 reference_code 100000", "1>8 reference_code 50000"],
    [],
  ],
  [
    "one line for several slips, a fen off",
    [line(1, { note: `${code(7)} ${code(8)}`, amountFen: 150_001 })],
    [slip(7), slip(8, { amountFen: 50_000 })],
    [],
    [],
    ["1>7 reference_code 150001", "1>8 reference_code 150001"],
  ],
  [
    "approved before the file came: only the sum received",
    [line(1, { note: code(7), amountFen: 99_000 })],
    [slip(7, { isApproved: true })],
    [],
    [],
    ["1>7 reference_code 99000"],
  ],
  [
    "approved long before is another payment",
    [line(1, { payerName: "Li" })],
    [slip(7, { payer: "Li", isApproved: true, day: "2026-03-01" })],
    [],
    [],
    [],
  ],
])("%s", (_name, lines, slips, payers, matches, suggestions) => {
  expect(told(lines, slips, payers)).toEqual({ matches, suggestions });
});

test("two equal lines and one slip: one pays, the other waits", () => {
  const lines = [line(1, { payerName: "Li" }), line(2, { payerName: "Li" })];
  const { matches } = told(lines, [slip(7, { payer: "Li" })]);
  expect(matches).toEqual(["1>7 amount_payer_name 100000"]);
});

test("no line is used twice and sums are equal, whatever comes in", () => {
  const lines = Array.from({ length: 2_000 }, (_, n) =>
    line(n + 1, {
      amountFen: 100 * ((n * 7) % 13),
      payerName: `p${n % 17}`,
      note: n % 3 ? "" : code(n % 400),
    }),
  );
  const slips = Array.from({ length: 1_500 }, (_, n) =>
    slip(n + 1, { amountFen: 100 * ((n * 5) % 13), payer: `p${n % 19}`, accountId: n % 50 }),
  );
  const { matches } = proposeMatches(lines, slips, []);
  const whole = matches.filter((match) => !match.isSplit).map((match) => match.lineId);
  expect(new Set(whole).size).toBe(whole.length);
  const slipsUsed = matches
    .filter((match) => match.rule !== "reference_code")
    .map((match) => match.depositId);
  expect(new Set(slipsUsed).size).toBe(slipsUsed.length);
  expect(matches.length).toBeGreaterThan(100);
});

// Comparing all with all would be 250 million pairs: that does not end before the time limit of a test.
test("50,000 equal lines find 5,000 equal slips", () => {
  const lines = Array.from({ length: 50_000 }, (_, n) => line(n + 1, { payerName: `p${n % 5_000}` }));
  const slips = Array.from({ length: 5_000 }, (_, n) => slip(n + 1, { payer: `p${n}` }));
  expect(proposeMatches(lines, slips, []).matches).toHaveLength(5_000);
});
