import type { Db } from "@/db/client";
import { recordCodPayment } from "@/server/cod/commands/record-payment";
import { reverseCodPayment } from "@/server/cod/commands/reverse-payment";
import { approveCorrection } from "@/server/funds/commands/decide-correction";
import { requestCorrectionReversal, requestTransfer } from "@/server/funds/commands/request-correction";
import { setCreditLimit } from "@/server/funds/commands/set-credit";
import { importFile } from "@/server/import";
import { now, person } from "@/server/testing/given-delivery";

const finance = person("finance", { id: 2 });
const supervisor = person("finance-supervisor", { id: 3 });

/** For tests: a COD payment that was taken back and one that stayed, a credit, a transfer and its reversal, a fee and a rebate. */
export async function givenCorrectedFunds(db: Db, codDelivery: string): Promise<void> {
  const pay = (amount: number, reference: string) =>
    recordCodPayment(
      db,
      person("loader", { id: 4 }),
      { store: "S1", amount, method: "qr", reference, deliveries: [{ delivery: codDelivery, amount }] },
      now,
    );
  await pay(1_000, "QR-0001");
  const { payment } = await pay(2_000, "QR-0002");
  await reverseCodPayment(db, supervisor, { payment, reason: "wrong store" }, now);

  await setCreditLimit(db, supervisor, { account: "A0", limit: 5_000, validTo: null, reason: "agreed" }, now);
  const grounds = { reason: "wrong account", evidence: "letter" };
  const transfer = { from: "A0", to: "A3", amount: 100, ...grounds };
  const { correction } = await requestTransfer(db, finance, transfer, now);
  await approveCorrection(db, supervisor, { correction }, now);
  const red = await requestCorrectionReversal(db, finance, { correction, ...grounds }, now);
  await approveCorrection(db, supervisor, { correction: red.correction }, now);
  const rows = ["reference,account,kind,amount", "F-1,A0,fee,1.00", "R-1,A0,rebate,1.00"];
  const content = Buffer.from(rows.join("\n"));
  await importFile(db, finance, { kind: "charges", mode: "apply", format: "csv", content }, now);
}

/** For tests: what breaks each check of these figures. */
export const fundsDamages: [check: string, sql: string][] = [
  ["cod-paid", "update cod_dues set paid_fen = paid_fen + 1 where paid_fen > 0"],
  ["cod-payments", "update cod_payments set amount_fen = amount_fen + 1 where kind = 'payment'"],
  ["cod-reversals", "update cod_payments set amount_fen = amount_fen + 1 where kind = 'reversal'"],
  ["corrections-posted", "update corrections set amount_fen = amount_fen + 1"],
  [
    "corrections-two-persons",
    "alter table corrections drop constraint corrections_two_persons; update corrections set decided_by = requested_by",
  ],
  [
    "correction-reversals",
    "update corrections set amount_fen = amount_fen + 1 where reverses_id is not null",
  ],
  ["charges-posted", "update account_charges set amount_fen = amount_fen + 1 where kind = 'fee'"],
  ["credit-history", "update accounts set credit_limit_fen = credit_limit_fen + 1 where code = 'A0'"],
];
