import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { getAccount } from "@/server/account";
import { systemActor } from "@/server/auth/actor";
import { grantTemporaryCredit, setCreditLimit } from "@/server/funds/commands/set-credit";
import { listCreditChanges } from "@/server/funds/queries/list-credit-changes";
import { importFile } from "@/server/import";
import { submitOrder } from "@/server/order";
import { generateWave } from "@/server/pool";
import { asBusinessDay } from "@/server/shared/business-day";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(34);
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid", "prepaid"]));
afterEach(() => expectProof(db));

const supervisor = person("finance-supervisor", { id: 33 });
const refused = (code: string) => expect.objectContaining({ code });
const limit = (account: string, fen: number, validTo: string | null = null, actor = supervisor, at = now) =>
  setCreditLimit(
    db,
    actor,
    {
      account,
      limit: fen,
      validTo: validTo === null ? null : asBusinessDay(validTo),
      reason: "agreed by phone",
    },
    at,
  );
const temporary = (account: string, amount: number, validTo: string, at = now) =>
  grantTemporaryCredit(
    db,
    supervisor,
    { account, amount, validTo: asBusinessDay(validTo), reason: "Spring Festival" },
    at,
  );
const available = async (account: string, at: string) =>
  (await getAccount(db, supervisor, { account }, new Date(at))).available;

test("a limit is kept with who, why and until when; the same again changes nothing", async () => {
  expect(await limit("A0", 50_000, "2026-03-31")).toEqual({
    account: "A0",
    creditLimit: "500.00",
    available: "10500.00",
  });
  await atTheSameTime(Array.from({ length: 8 }, () => () => limit("A0", 50_000, "2026-03-31")));
  const { changes } = await listCreditChanges(db, supervisor, { account: "A0" }, now);
  expect(changes).toMatchObject([
    {
      kind: "limit",
      amount: "500.00",
      validTo: "2026-03-31",
      reason: "agreed by phone",
      by: "finance-supervisor",
    },
  ]);
  expect(await available("A0", "2026-03-31T23:59:59+08:00")).toBe("10500.00");
  expect(await available("A0", "2026-04-01T00:00:00+08:00")).toBe("10000.00");
  await expect(limit("A0", 1, "2026-03-09")).rejects.toEqual(refused("credit/ends-in-the-past"));
  await expect(limit("NO", 1)).rejects.toEqual(refused("funds/unknown-account"));
  await expect(limit("A0", 1, null, person("finance"))).rejects.toEqual(refused("auth/forbidden"));
});

// R08, example 3.
test("temporary credit comes on top of the limit and ends at 24:00 of its last day", async () => {
  await limit("A1", 50_000);
  await temporary("A1", 200_000, "2026-03-12");
  expect(await available("A1", "2026-03-12T23:59:59+08:00")).toBe("12500.00");
  expect(await available("A1", "2026-03-13T00:00:00+08:00")).toBe("10500.00");
  await temporary("A1", 0, "2026-03-12");
  expect(await available("A1", "2026-03-12T12:00:00+08:00")).toBe("10500.00");
  const { temporary: left, changes } = await listCreditChanges(db, supervisor, { account: "A1" }, now);
  expect([left, changes.map(({ amount }) => amount)]).toEqual([null, ["0.00", "2000.00", "500.00"]]);
});

// R08, example 2.
test("credit cut below the balance stops generation and reverses nothing", async () => {
  await limit("A2", 20_000_00);
  const { deliveries } = await givenWave(db, [{ store: "S2", lines: { I0: 3_000 } }]);
  await limit("A2", 0);
  expect(await available("A2", now.toISOString())).toBe("-500.00");
  await submitOrder(db, person("owner"), { store: "S2", lines: [{ item: "I0", qty: 1 }] }, now);
  expect((await generateWave(db, person("planner"), { route: "R1" }, now)).blocked).toMatchObject([
    { store: "S2", code: "account/insufficient-balance", available: "-500.00", shortfall: "503.50" },
  ]);
  expect(deliveries).toHaveLength(1);
  expect((await getAccount(db, supervisor, { account: "A2" }, now)).held).toBe("10500.00");
});

test("a file of accounts sets limits as before, leaves temporary credit alone, and writes the history", async () => {
  await temporary("A1", 10_000, "2026-03-20");
  const content = Buffer.from("code,name,credit_limit,credit_valid_to\nA1,Account 1,900.00,2026-06-30\n");
  await importFile(db, systemActor, { kind: "accounts", mode: "apply", format: "csv", content }, now);
  const view = await listCreditChanges(db, supervisor, { account: "A1" }, now);
  expect(view).toMatchObject({
    limit: { amount: "900.00", validTo: "2026-06-30", isValid: true },
    temporary: { amount: "100.00", validTo: "2026-03-20" },
  });
  expect(view.changes[0]).toMatchObject({ amount: "900.00", reason: "import", by: "system" });
});
