import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf, type Tx } from "@/db/client";
import { approveDeposit } from "@/server/account/commands/approve-deposit";
import { createDeposit } from "@/server/account/commands/create-deposit";
import { decideDeposit } from "@/server/account/commands/decide-deposit";
import { postDueDecisions } from "@/server/account/commands/post-due-decisions";
import { reverseDeposit } from "@/server/account/commands/reverse-deposit";
import { slipsOf, supervisor, testStorage } from "@/server/account/test-slips";
import { importStatement } from "@/server/bank";
import { decideDifference } from "@/server/delivery/commands/decide-difference";
import { reportDifference } from "@/server/delivery/commands/report-difference";
import { reverseDelivery } from "@/server/delivery/commands/reverse-delivery";
import { submitOrder } from "@/server/order";
import { closePeriod } from "@/server/period";
import { colourPhoto } from "@/server/photo/test-photos";
import { voidDelivery } from "@/server/pool";
import { recordSales } from "@/server/pos";
import { recordProof } from "@/server/proof";
import { proofQueries } from "@/server/proof/checks";
import { listProofRuns } from "@/server/proof/queries/list-proof-runs";
import { checksIn, runProof } from "@/server/proof/run-proof";
import { damages as booksDamages } from "@/server/proof/test-damages";
import { dockDamages, givenHandedOver } from "@/server/proof/test-dock";
import { earnedDamages, givenEarned } from "@/server/proof/test-earned";
import { fundsDamages, givenCorrectedFunds } from "@/server/proof/test-funds";
import { givenPrices, retailDamages } from "@/server/proof/test-retail";
import { givenReturned, returnDamages } from "@/server/proof/test-returns";
import { givenLateClaim, givenStoreDay, storeDamages } from "@/server/proof/test-store";
import { givenUpgrade, upgradeDamages } from "@/server/proof/test-upgrade";
import { givenDated, givenReceived, warehouseDamages } from "@/server/proof/test-warehouse";
import { buildStatements } from "@/server/statement";
import { givenApproved } from "@/server/testing/given-approved";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";

const { db, close } = await freshDatabase();
afterAll(close);
const planner = person("planner");
const damages = [
  ...booksDamages,
  ...earnedDamages,
  ...fundsDamages,
  ...warehouseDamages,
  ...dockDamages,
  ...storeDamages,
  ...retailDamages,
  ...returnDamages,
  ...upgradeDamages,
];

/** A morning with something of everything: approved with a short, void, open, pooled, reversed; prepaid, COD, direct; differences; a bounced slip. */
beforeAll(async () => {
  await givenChain(db, ["prepaid", "cod", "direct", "prepaid"]);
  const shipped = await givenWave(db, [
    { store: "S0", lines: { I0: 48, I1: 10, MEAT: 1_234 } },
    { store: "S1", lines: { I0: 20 } },
    { store: "S2", lines: { I0: 10 } },
  ]);
  const [first = ""] = shipped.deliveries;
  await releaseWave(db, planner, shipped, now);
  const exceptions = [{ delivery: first, item: "I0", picked: 46, reason: "damaged" as const }];
  await confirmWave(db, planner, { wave: shipped.wave, exceptions }, now);
  await approveWave(db, planner, { wave: shipped.wave }, now);

  await settledDifference(first, "I1", "short", 6);
  await settledDifference(shipped.deliveries[1] ?? "", "I0", "over", 5);
  const reason = "wrong store";
  const wrong = await givenApproved(db, "S3", { I2: 4 });
  await reverseDelivery(db, person("finance-supervisor"), { delivery: wrong, reason }, now);

  await givenLateClaim(db);
  await givenHandedOver(db);
  await givenEarned(db);
  await givenDated(db);
  await givenPrices(db);
  const open = await givenWave(db, [
    { store: "S0", lines: { CASE: 24 } },
    { store: "S1", lines: { I2: 7, I3: 6 } },
    { store: "S3", lines: { I1: 5, MEAT: 333 } },
  ]);
  await releaseWave(db, planner, open, now);
  await voidDelivery(db, planner, open.deliveries[2] ?? "", "wrong truck", now);
  await submitOrder(db, person("owner"), { store: "S0", lines: [{ item: "I2", qty: 3 }] }, now);

  const slip = { account: "A0", amount: 500, method: "cash" as const, payer: "Wang", reference: "" };
  const { deposit } = await createDeposit(db, person("owner"), slip, now);
  await approveDeposit(db, person("finance", { id: 2 }), { deposit, received: 450 }, now);
  const machine = person("finance-supervisor", { id: 3, kind: "token" });
  await reverseDeposit(db, machine, { deposit, reason: "bounced" }, now);
  const seen = await createDeposit(db, person("owner"), { ...slip, amount: 700 }, now);
  const content = Buffer.from(`date,amount,note\n2026-03-10,7.00,${seen.deposit}\n2026-03-10,8.00,other\n`);
  await importStatement(db, person("finance", { id: 2 }), { format: "csv", content }, now);
  await approveDeposit(db, person("finance", { id: 2 }), { deposit: seen.deposit, received: 700 }, now);
  await decidedAtTheDesk();
  await givenReceived(db);
  await givenCorrectedFunds(db, shipped.deliveries[1] ?? "");
  const sales = [{ at: "2026-03-10T08:00:00+08:00", item: "I0", qty: 3, amount: 1_500 }];
  await recordSales(db, person("pos"), { store: "S0", batch: "1", sales }, now);
  await givenStoreDay(db);
  await givenReturned(db);
  await givenUpgrade(db);
  await sqlOf(db)`
    insert into coupons (code, account_id, value_fen, valid_from, valid_to) values ('CP', 1, 100, '2026-01-01', '2026-12-31')`;
  const march = { month: "2026-03" as const, overrideReason: "deliveries go on" };
  await closePeriod(db, person("finance-supervisor"), march, new Date("2026-04-01T08:00:00+08:00"));
  await buildStatements(db, new Date("2026-04-01T08:00:00+08:00"));
});

/** Two slips with one photo, of which a supervisor approves one. */
async function decidedAtTheDesk() {
  const slips = slipsOf(db, testStorage());
  const photo = await colourPhoto(255);
  const [first, second] = [await slips.opened(600), await slips.opened(800)];
  for (const deposit of [first, second]) await slips.put(deposit, photo);
  await decideDeposit(db, supervisor, { deposit: second, decision: "approve", received: 800 }, now);
  await postDueDecisions(db, new Date(now.getTime() + 10_000));
}

async function settledDifference(delivery: string, item: string, type: "short" | "over", qty: number) {
  const input = { delivery, lines: [{ item, type, qty }], remark: "" };
  const { difference } = await reportDifference(db, person("owner"), input, now);
  const decision = { difference, lines: [{ item, acceptedQty: qty - 1 }] };
  await decideDifference(db, person("dc-manager"), decision, now);
}

test("an ordinary morning is proved, and every check has looked at something", async () => {
  const proof = await runProof(db);
  expect(proof.checks.filter((check) => !check.ok)).toEqual([]);
  expect(proof.ok).toBe(true);
  const idle = proof.checks.filter((check) => check.count === 0).map((check) => check.name);
  expect(idle).toEqual([]);
});

class TakenBack extends Error {}

async function damaged(sql: string): Promise<Awaited<ReturnType<typeof checksIn>>> {
  let checks: Awaited<ReturnType<typeof checksIn>> = [];
  const damage = async (tx: Tx) => {
    await sqlOf(tx).unsafe(`set local session_replication_role = replica; ${sql}`);
    checks = await checksIn(tx);
    throw new TakenBack();
  };
  await db.transaction(damage).catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error;
  });
  return checks;
}

test.each(damages)("%s is noticed: %s", async (check, sql) => {
  const found = (await damaged(sql)).find(({ name }) => name === check);
  expect(found).toMatchObject({ ok: false });
  expect(found?.failed).toBeGreaterThan(0);
  expect(found?.examples[0]).toMatch(/ instead of /);
});

test("every check can fail", () => {
  const names = proofQueries.flatMap((query) => Object.keys(query.checks));
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(damages.map(([check]) => check))).toEqual(new Set(names));
});

test("a difference is told in its unit, with where it is", async () => {
  const checks = await damaged("update accounts set balance_fen = balance_fen + 150 where code = 'A2'");
  expect(checks.filter((check) => !check.ok)).toEqual([
    {
      name: "account-balance",
      ok: false,
      count: 4,
      failed: 1,
      difference: "1.50",
      examples: ["A2: 10001.50 instead of 10000.00"],
    },
  ]);
});

test("the nightly run keeps its result", async () => {
  await recordProof(db, now);
  expect(await listProofRuns(db, person("admin"))).toMatchObject([{ at: now, ok: true, failed: [] }]);
  await expect(listProofRuns(db, person("owner"))).rejects.toMatchObject({ code: "auth/forbidden" });
});
