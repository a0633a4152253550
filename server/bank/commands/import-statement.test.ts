import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { approveDeposit } from "@/server/account";
import { importStatement } from "@/server/bank/commands/import-statement";
import { listBankAccounts } from "@/server/bank/queries/list-bank-accounts";
import { previewStatement } from "@/server/bank/queries/preview-statement";
import { bankOf, csvOf, finance, owner, type Row } from "@/server/bank/test-statements";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { matchWaiting } from "./match-waiting";
import { saveBankAccount } from "./save-bank-account";

const { db, close } = await freshDatabase(34);
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));

const { bring, slip, codeOf, lines } = bankOf(db);
const refused = (code: string, status: number) => expect.objectContaining({ code, status });

test("a file brings its lines once, matches what the rules are sure of, and says what is left", async () => {
  const byCode = await slip(100_000);
  const byName = await slip(200_000, "Li Si");
  const byDay = await slip(300_000, "Nobody");
  const rows: Row[] = [
    { amount: "999.00", note: `goods ${await codeOf(byCode)}`, name: "Mrs Wang" },
    { amount: "2000.00", name: "LI SI" },
    { amount: "3000.00", name: "Somebody" },
    { amount: "77.00", name: "Tax office" },
    { amount: "-5.00", note: "手续费" },
    { amount: "-5000.00", name: "Supplier" },
  ];
  const answer = await bring(rows);
  expect(answer).toMatchObject({ imported: 6, duplicates: 0, suggested: 1, unmatched: 1 });
  expect(answer.matched).toEqual([
    { deposit: byCode, bankLine: expect.stringMatching(/^BL-260310-\d{6}$/), rule: "reference_code" },
    { deposit: byName, bankLine: expect.any(String), rule: "amount_payer_name" },
  ]);
  expect(answer.suggestions).toMatchObject([{ deposit: byDay, rule: "amount_date" }]);
  expect((await lines()).map((line) => line.state)).toEqual([
    "out",
    "fee",
    "open",
    "open",
    "matched",
    "matched",
  ]);

  expect(await bring(rows)).toMatchObject({
    imported: 0,
    duplicates: 6,
    matched: [],
    suggested: 0,
    unmatched: 0,
  });

  // The match posts nothing; approval is for what the bank shows.
  const wrong = approveDeposit(db, finance, { deposit: byCode, received: 100_000 }, now);
  await expect(wrong).rejects.toEqual(refused("deposit/differs-from-bank", 422));
  await approveDeposit(db, finance, { deposit: byCode, received: 99_900 }, now);
  expect((await lines("used")).map((line) => line.slips[0]?.deposit)).toEqual([byCode]);
});

test("overlapping periods: only new lines come in; truly equal lines are two", async () => {
  const monday: Row[] = [
    { date: "2026-03-02", amount: "10.00", name: "Overlap" },
    { date: "2026-03-02", amount: "10.00", name: "Overlap" },
    { date: "2026-03-03", amount: "11.00", name: "Overlap" },
  ];
  expect(await bring(monday)).toMatchObject({ imported: 3, duplicates: 0 });
  const tuesday: Row[] = [
    ...monday.toReversed(),
    { date: "2026-03-03", amount: "11.00", name: "Overlap" },
    { date: "2026-03-04", amount: "12.00", name: "Overlap" },
  ];
  expect(await bring(tuesday)).toMatchObject({ imported: 2, duplicates: 3 });
  expect((await lines()).filter((line) => line.payerName === "Overlap")).toHaveLength(5);
});

test("sixteen overlapping files at once bring every line once", async () => {
  const rows = Array.from({ length: 40 }, (_, n) => ({
    amount: "1.00",
    name: "Race",
    reference: `R${n >> 1}`,
  }));
  const files = Array.from({ length: 16 }, (_, n) => rows.slice(0, 25 + n));
  const answers = await Promise.all(files.map((file) => bring(file)));
  expect(answers.reduce((sum, answer) => sum + answer.imported, 0)).toBe(40);
  expect((await lines()).filter((line) => line.payerName === "Race")).toHaveLength(40);
});

test("all or nothing: every bad cell is named and nothing is kept", async () => {
  const before = (await lines()).length;
  const bad = bring([{ amount: "8.00" }, { amount: "1.2.3" }, { date: "31-02-2026", amount: "x" }]);
  await expect(bad).rejects.toMatchObject({
    code: "bank/rows-refused",
    status: 422,
    details: {
      rows: 3,
      errorCount: 3,
      errors: [
        { row: 3, column: "amount", code: "bank/not-money" },
        { row: 4, column: "date", code: "bank/not-a-day" },
        { row: 4, column: "amount", code: "bank/not-money" },
      ],
    },
  });
  expect((await lines()).length).toBe(before);
});

test.each([
  ["a column that nobody knows", "date,amount,colour\n2026-03-10,1.00,red\n", "bank/unknown-column", 400],
  ["no amount", "date,note\n2026-03-10,x\n", "bank/missing-column", 400],
  ["no line", "date,amount\n", "bank/no-lines", 422],
  ["bytes that are no text", Buffer.from([0xff, 0x00, 0x81, 0x20]), "import/unreadable-file", 400],
])("%s is refused", async (_name, text, code, status) => {
  const input = { format: "csv" as const, content: Buffer.from(text) };
  await expect(importStatement(db, finance, input, now)).rejects.toEqual(refused(code, status));
});

test("others may not import, and not into an account that is not the company's", async () => {
  const input = { format: "csv" as const, content: csvOf([{ amount: "1.00" }]) };
  await expect(importStatement(db, owner, input, now)).rejects.toEqual(refused("auth/forbidden", 403));
  const elsewhere = importStatement(db, finance, { ...input, bankAccount: "NO" }, now);
  await expect(elsewhere).rejects.toEqual(refused("bank/unknown-account", 404));
});

test("a bank's own file: previewed with a guessed mapping, imported, the mapping kept; another account has its own lines", async () => {
  const account = { bank: "ICBC", branch: "", holder: "Chain Ltd", accountNo: "4000 1234", isShown: true };
  await saveBankAccount(db, finance, account, now);
  await saveBankAccount(db, finance, { ...account, branch: "Shenzhen" }, now);
  const text =
    "交易日期\t收入金额\t支出金额\t对方户名\t摘要\n2026-03-10\t10.00\t\tOverlap\t货款\n合计\t10.00\n";
  const file = { format: "csv" as const, content: Buffer.from(text) };
  const seen = await previewStatement(
    db,
    finance,
    { bankAccount: "4000 1234", format: "csv", content: file.content.toString("base64") },
    now,
  );
  expect(seen).toMatchObject({
    heads: ["交易日期", "收入金额", "支出金额", "对方户名", "摘要"],
    counts: { lines: 1, fresh: 1, duplicates: 0, skipped: 1, later: 0 },
    moneyIn: "10.00",
    lines: [{ row: 2, amount: "10.00", payerName: "Overlap", note: "货款" }],
    errorCount: 0,
    mismatch: null,
  });
  const { mapping } = seen;
  if (!mapping) throw new Error("no mapping was guessed");
  const input = { ...file, bankAccount: "4000 1234", mapping, fileName: "march.txt" };
  expect(await importStatement(db, finance, input, now)).toMatchObject({ imported: 1, skipped: 1 });
  const [, icbc] = await listBankAccounts(db, finance);
  expect(icbc).toMatchObject({ accountNo: "4000 1234", branch: "Shenzhen", mapping, lastDay: "2026-03-10" });
  const unfit = { bankAccount: "4000 1234", format: "csv" as const, mapping };
  const other = await previewStatement(
    db,
    finance,
    { ...unfit, content: Buffer.from("day,sum\n2026-03-10,1.00\n").toString("base64") },
    now,
  );
  expect(other).toMatchObject({
    heads: ["day", "sum"],
    lines: [],
    mismatch: { en: expect.stringContaining("交易日期") },
  });
});

test("a slip that was declared after its money, or approved before the file came, gets its line", async () => {
  await bring([{ amount: "41.00", name: "Late Slip" }]);
  const late = await slip(4_100, "late slip");
  expect((await matchWaiting(db, finance, now)).matched).toMatchObject([{ deposit: late }]);
  expect((await matchWaiting(db, finance, now)).matched).toEqual([]);

  const early = await slip(4_200, "Early");
  await approveDeposit(db, finance, { deposit: early, received: 4_200 }, now);
  expect(await bring([{ amount: "42.00", name: "Early" }])).toMatchObject({ matched: [{ deposit: early }] });
  expect((await lines("used")).some((line) => line.slips[0]?.deposit === early)).toBe(true);
});

test("approvals go on while files come in, and no line is used twice", async () => {
  const slips = await Promise.all(
    Array.from({ length: 24 }, (_, n) => slip(50_000 + n, `P${n}`, `A${n % 2}`)),
  );
  const rows = slips.map((_, n) => ({ amount: `500.${String(n).padStart(2, "0")}`, name: `P${n}` }));
  const approvals = slips.map(
    (deposit, n) => () => approveDeposit(db, finance, { deposit, received: 50_000 + n }, now),
  );
  const imports = Array.from({ length: 6 }, (_, n) => () => bring(rows.slice(n * 3)));
  await Promise.all([...approvals, ...imports, () => bring(rows)].map((work) => work()));
  await matchWaiting(db, finance, now);
  const used = (await lines("used")).filter((line) => /^P\d+$/.test(line.payerName));
  expect(used.map((line) => line.slips.length)).toEqual(Array(24).fill(1));
});

test("50,000 lines come in and match 2,000 slips", async () => {
  await sqlOf(db)`
    insert into deposits (deposit_no, account_id, amount_fen, method, payer, status, created_by, created_by_name, created_at, version_at)
    select 'DP-BULK-' || n, 1 + n % 2, 1000000 + n, 'bank_transfer', 'Bulk ' || n, 'pending', 'user:1', 'owner', ${now.toISOString()}::text::timestamptz,
           ${now.toISOString()}::text::timestamptz
    from generate_series(1, 2000) n`;
  const rows = Array.from({ length: 50_000 }, (_, n) => ({
    amount: `${10_000 + Math.floor(n / 100)}.${String(n % 100).padStart(2, "0")}`,
    name: `Bulk ${n}`,
    reference: `B${n}`,
  }));
  const answer = await bring(rows);
  expect(answer).toMatchObject({ imported: 50_000, duplicates: 0 });
  expect(answer.matched).toHaveLength(2_000);
  expect(await bring(rows)).toMatchObject({ imported: 0, duplicates: 50_000 });
}, 120_000);

test("a supervisor's token may import as well", async () => {
  const token = { ...person("finance-supervisor", { id: 5 }), kind: "token" as const };
  const input = { format: "csv" as const, content: csvOf([{ amount: "3.33", reference: "T1" }]) };
  expect(await importStatement(db, token, input, now)).toMatchObject({ imported: 1, unmatched: 1 });
});

test("the books tie", () => expectProof(db));
