import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { type Actor, systemActor } from "@/server/auth/actor";
import { setCodSettings } from "@/server/cod/commands/configure-cod";
import { recordCodPayment } from "@/server/cod/commands/record-payment";
import { reverseCodPayment } from "@/server/cod/commands/reverse-payment";
import { offsetCod, refundCod } from "@/server/cod/commands/settle-credit";
import { getCodDue } from "@/server/cod/queries/get-due";
import { listCodAgeing } from "@/server/cod/queries/list-ageing";
import { listCodDues } from "@/server/cod/queries/list-dues";
import { listCodPayments } from "@/server/cod/queries/list-payments";
import { decideDifference } from "@/server/delivery/commands/decide-difference";
import { reportDifference } from "@/server/delivery/commands/report-difference";
import { reverseDelivery } from "@/server/delivery/commands/reverse-delivery";
import { listTimeline } from "@/server/event";
import { submitOrder } from "@/server/order";
import { generateWave } from "@/server/pool";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenApproved, givenDelivered } from "@/server/testing/given-approved";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(34);
afterAll(close);
beforeAll(() => givenChain(db, ["cod", "cod", "cod", "cod", "prepaid"]));
afterEach(() => expectProof(db));

const driver = person("loader", { id: 31, dcIds: [1] });
const finance = person("finance", { id: 32 });
const supervisor = person("finance-supervisor", { id: 33 });
const refused = (code: string) => expect.objectContaining({ code });
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
let numbers = 0;
const nextNumber = () => {
  numbers += 1;
  return `QR-${numbers}-000000`;
};

const pay = (
  delivery: string,
  amount: number,
  more: { reference?: string; actor?: Actor; store?: string } = {},
) =>
  recordCodPayment(
    db,
    more.actor ?? driver,
    {
      store: more.store ?? "S0",
      amount,
      method: "qr",
      reference: more.reference ?? nextNumber(),
      deliveries: [{ delivery, amount }],
    },
    now,
  );
const due = async (delivery: string) => {
  const { amount, paid, owed, credit } = await getCodDue(db, finance, { delivery });
  return [amount, paid, owed, credit];
};
/** Two pieces that came too little: the delivery costs 7.00 less. */
async function givenShort(delivery: string) {
  const lines = [{ item: "I0", type: "short" as const, qty: 2 }];
  const note = await reportDifference(db, systemActor, { delivery, lines, remark: "" }, now);
  const accepted = [{ item: "I0", acceptedQty: 2 }];
  await decideDifference(db, person("dc-manager"), { difference: note.difference, lines: accepted }, now);
}

test("a delivery is paid in parts, to the fen, and never in cash", async () => {
  const delivery = await givenDelivered(db, "S0", { I0: 10 });
  expect(await due(delivery)).toEqual(["35.00", "0.00", "35.00", "0.00"]);
  const first = await pay(delivery, 2_000);
  expect(first).toMatchObject({ kind: "payment", store: "S0", amount: "20.00" });
  expect(await due(delivery)).toEqual(["35.00", "20.00", "15.00", "0.00"]);
  await expect(pay(delivery, 1_501)).rejects.toEqual(refused("cod/too-much"));
  const cash = { store: "S0", amount: 1_500, method: "cash" as const, reference: nextNumber() };
  await expect(recordCodPayment(db, driver, cash, now)).rejects.toEqual(refused("cod/cash-forbidden"));
  await pay(delivery, 1_500);
  expect(await due(delivery)).toEqual(["35.00", "35.00", "0.00", "0.00"]);
  await expect(pay(delivery, 1)).rejects.toEqual(refused("cod/too-much"));
  const [row] = await sqlOf(db)<{ id: number }[]>`select id from deliveries where delivery_no = ${delivery}`;
  const timeline = await listTimeline(db, { documentType: "delivery", documentId: row?.id ?? 0, limit: 50 });
  expect(timeline.rows.filter(({ type }) => type === "cod.paid")).toHaveLength(2);
});

test("the same number again is the same payment; with another amount it is refused", async () => {
  const delivery = await givenDelivered(db, "S0", { I0: 10 });
  const reference = nextNumber();
  const first = await pay(delivery, 1_000, { reference });
  const again = await atTheSameTime(
    Array.from({ length: 8 }, () => () => pay(delivery, 1_000, { reference })),
  );
  expect(new Set(again.map(({ payment }) => payment))).toEqual(new Set([first.payment]));
  await expect(pay(delivery, 1_001, { reference })).rejects.toEqual(refused("cod/reference-used"));
  expect(await due(delivery)).toEqual(["35.00", "10.00", "25.00", "0.00"]);
});

test("without names the oldest deliveries are paid first; what is not approved is not payable", async () => {
  const [old, young] = [
    await givenDelivered(db, "S1", { I0: 10 }),
    await givenDelivered(db, "S1", { I0: 10 }),
  ];
  const { deliveries } = await givenWave(db, [{ store: "S1", lines: { I0: 10 } }]);
  const wish = { store: "S1", method: "qr" as const };
  await recordCodPayment(db, finance, { ...wish, amount: 4_000, reference: nextNumber() }, now);
  expect([await due(old), await due(young)]).toEqual([
    ["35.00", "35.00", "0.00", "0.00"],
    ["35.00", "5.00", "30.00", "0.00"],
  ]);
  const tooMuch = { ...wish, amount: 3_001, reference: nextNumber() };
  await expect(recordCodPayment(db, finance, tooMuch, now)).rejects.toEqual(refused("cod/too-much"));
  const unready = pay(deliveries[0] ?? "", 100, { store: "S1" });
  await expect(unready).rejects.toEqual(refused("cod/not-payable"));
  const ageing = await listCodAgeing(db, finance, { limit: 50 }, days(9));
  expect(ageing.rows.find(({ store }) => store === "S1")).toMatchObject({
    limit: "5000.00",
    unpaid: "65.00",
    notYetDue: "35.00",
    ages: ["0.00", "30.00", "0.00", "0.00"],
    oldestDays: 9,
    isStopped: false,
  });
  const dues = await listCodDues(db, finance, { limit: 50, store: "S1", state: "owed" }, days(9));
  expect(dues.rows).toMatchObject([
    { delivery: young, owed: "30.00", days: 9 },
    { owed: "35.00", days: null },
  ]);
});

test("others' stores, unknown names and sums that differ are refused", async () => {
  const delivery = await givenDelivered(db, "S0", { I0: 10 });
  const prepaid = await givenApproved(db, "S4", { I0: 1 });
  const wish = { store: "S0", method: "qr" as const, reference: nextNumber() };
  const parts = (...amounts: number[]) => amounts.map((amount) => ({ delivery, amount }));
  const record = (amount: number, deliveries: { delivery: string; amount: number }[], actor = driver) =>
    recordCodPayment(db, actor, { ...wish, amount, deliveries }, now);
  await expect(record(101, parts(100))).rejects.toEqual(refused("cod/parts-differ"));
  await expect(record(200, parts(100, 100))).rejects.toEqual(refused("cod/named-twice"));
  await expect(record(100, [{ delivery: prepaid, amount: 100 }])).rejects.toEqual(refused("cod/no-due"));
  await expect(pay(delivery, 100, { store: "S1" })).rejects.toEqual(refused("cod/other-store"));
  await expect(pay(delivery, 100, { store: "NO" })).rejects.toEqual(refused("cod/unknown-store"));
  const elsewhere = person("loader", { dcIds: [99] });
  await expect(record(100, parts(100), elsewhere)).rejects.toEqual(refused("auth/out-of-scope"));
  await expect(record(100, parts(100), person("owner"))).rejects.toEqual(refused("auth/forbidden"));
});

test("a difference after the payment leaves a credit: paid back or used, to the fen", async () => {
  const delivery = await givenDelivered(db, "S2", { I0: 10 });
  const other = await givenDelivered(db, "S2", { I0: 10 });
  await pay(delivery, 3_500, { store: "S2" });
  await givenShort(delivery);
  expect(await due(delivery)).toEqual(["28.00", "35.00", "0.00", "7.00"]);
  const credits = await listCodDues(db, finance, { limit: 50, state: "credit", store: "S2" }, now);
  expect(credits.rows).toMatchObject([{ delivery, credit: "7.00" }]);

  const refund = { delivery, amount: 300, reference: "TR-000001", reason: "paid back" };
  const first = await refundCod(db, finance, refund, now);
  expect(await refundCod(db, finance, refund, now)).toEqual(first);
  const more = refundCod(db, finance, { ...refund, amount: 401, reference: "TR-000002" }, now);
  await expect(more).rejects.toEqual(refused("cod/no-credit"));
  await offsetCod(db, finance, { from: delivery, to: other, amount: 400 }, now);
  expect([await due(delivery), await due(other)]).toEqual([
    ["28.00", "28.00", "0.00", "0.00"],
    ["35.00", "4.00", "31.00", "0.00"],
  ]);
  const again = offsetCod(db, finance, { from: delivery, to: other, amount: 1 }, now);
  await expect(again).rejects.toEqual(refused("cod/no-credit"));
  await expect(refundCod(db, driver, refund, now)).rejects.toEqual(refused("auth/forbidden"));
});

test("a delivery that is taken back after its payment leaves the whole as credit", async () => {
  const delivery = await givenDelivered(db, "S2", { I0: 4 });
  await pay(delivery, 1_400, { store: "S2" });
  await reverseDelivery(db, person("dc-manager"), { delivery, reason: "wrong store" }, now);
  expect(await due(delivery)).toEqual(["0.00", "14.00", "0.00", "14.00"]);
  await expect(pay(delivery, 1, { store: "S2" })).rejects.toEqual(refused("cod/not-payable"));
  await refundCod(
    db,
    finance,
    { delivery, amount: 1_400, reference: "TR-000003", reason: "taken back" },
    now,
  );
  expect(await due(delivery)).toEqual(["0.00", "0.00", "0.00", "0.00"]);
});

test("a payment is reversed once, by somebody else, and its number may be recorded anew", async () => {
  const delivery = await givenDelivered(db, "S2", { I0: 10 });
  const reference = nextNumber();
  const { payment } = await pay(delivery, 3_500, { store: "S2", reference, actor: supervisor });
  const reverse = (no: string, actor: Actor) =>
    reverseCodPayment(db, actor, { payment: no, reason: "wrong delivery" }, now);
  const second = person("finance-supervisor", { id: 44 });
  await expect(reverse(payment, supervisor)).rejects.toEqual(refused("cod/own-payment"));
  await expect(reverse(payment, finance)).rejects.toEqual(refused("auth/forbidden"));
  await expect(reverse("CP0", second)).rejects.toEqual(refused("cod/unknown-payment"));
  await givenShort(delivery);
  const { payment: back } = await refundCod(
    db,
    finance,
    { delivery, amount: 700, reference: "TR-000004", reason: "short" },
    now,
  );
  await expect(reverse(payment, second)).rejects.toEqual(refused("cod/payment-used"));
  await reverse(back, second);
  const answers = await atTheSameTime(Array.from({ length: 4 }, () => () => reverse(payment, second)));
  expect(new Set(answers.map((answer) => answer.payment)).size).toBe(1);
  expect(await due(delivery)).toEqual(["28.00", "0.00", "28.00", "0.00"]);
  await expect(reverse(answers[0]?.payment ?? "", second)).rejects.toEqual(refused("cod/cannot-reverse"));
  await pay(delivery, 2_800, { store: "S2", reference });
  const list = await listCodPayments(db, finance, { limit: 50, delivery });
  expect(list.rows.map(({ kind }) => kind)).toEqual(["payment", "reversal", "reversal", "refund", "payment"]);
});

test("32 drivers pay the same delivery at once: no fen too much", async () => {
  const delivery = await givenDelivered(db, "S0", { I0: 100 });
  const works = Array.from(
    { length: 32 },
    () => () =>
      pay(delivery, 1_700).then(
        () => 1,
        (error: { code?: string }) => {
          expect(error.code).toBe("cod/too-much");
          return 0;
        },
      ),
  );
  const paid = (await atTheSameTime<number>(works)).reduce((sum, one) => sum + one, 0);
  expect(paid).toBe(20);
  expect(await due(delivery)).toEqual(["350.00", "340.00", "10.00", "0.00"]);
});

test("a store with a delivery unpaid for too long gets nothing more, until it is paid", async () => {
  const delivery = await givenDelivered(db, "S3", { I0: 10 });
  const at = days(1);
  const generate = () => generateWave(db, person("planner"), { route: "R1" }, at);
  await submitOrder(db, person("owner"), { store: "S3", lines: [{ item: "I0", qty: 2 }] }, at);
  await expect(setCodSettings(db, finance, { stopAfterDays: 0 }, at)).rejects.toEqual(
    refused("auth/forbidden"),
  );
  for (let round = 0; round < 2; round += 1) await setCodSettings(db, supervisor, { stopAfterDays: 0 }, at);
  expect((await generate()).blocked).toMatchObject([{ store: "S3", code: "account/cod-overdue" }]);
  await setCodSettings(db, supervisor, { stopAfterDays: 1 }, at);
  await setCodSettings(db, supervisor, { stopAfterDays: 0 }, at);
  await pay(delivery, 3_500, { store: "S3" });
  expect((await generate()).deliveries).toMatchObject([{ store: "S3", amount: "7.00" }]);
  await setCodSettings(db, supervisor, { stopAfterDays: null }, at);
});
