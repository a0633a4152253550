import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Db } from "@/db/client";
import { approveDeposit, openDeposit, putDepositPhoto } from "@/server/account";
import { saveBankAccount } from "@/server/bank/commands/save-bank-account";
import { getStorage } from "@/server/photo";
import { type BusinessDay, instantAt } from "@/server/shared/business-day";
import type { Cast } from "../demo";

const bankAccount = {
  bank: "招商银行",
  branch: "深圳科技园支行",
  holder: "便利连锁（深圳）有限公司",
  accountNo: "755900001234567",
  isShown: true,
};

/** Yesterday's transfer that finance has seen arrive, with its photo. */
export async function payIn(db: Db, cast: Cast, day: BusinessDay): Promise<void> {
  await saveBankAccount(db, cast("supervisor"), bankAccount, instantAt(day, 9 * 60));
  const at = instantAt(day, 10 * 60 + 20);
  const deposit = await declare(db, cast, { ...yesterdays, owner: "owner" }, at);
  await approveDeposit(db, cast("finance"), { deposit, received: 500_000 }, instantAt(day, 11 * 60 + 5));
}

const yesterdays = { account: "A0001", amount: 500_000, payer: "陈志强", reference: "工行转账 6222…0917" };

/**
 * This morning's slips: the transfer that would pay for the order of the account that is nearly empty, and one that shows
 * yesterday's photo again.
 */
export async function declareDeposits(db: Db, cast: Cast, now: Date): Promise<void> {
  const short = { account: "A0004", amount: 200_000, payer: "何美玲", reference: "招行转账 6214…3388" };
  await declare(db, cast, { ...short, owner: "owner2" }, now);
  await declare(db, cast, { ...yesterdays, reference: "", owner: "owner" }, now);
}

interface DemoSlip {
  account: string;
  amount: number;
  payer: string;
  reference: string;
  owner: string;
}

async function declare(db: Db, cast: Cast, { owner, ...slip }: DemoSlip, at: Date): Promise<string> {
  const input = { ...slip, method: "bank_transfer" as const, isDraft: false };
  const { deposit } = await openDeposit(db, cast(owner), input, at);
  await putDepositPhoto(db, cast(owner), { deposit, file: await screenshotOf(slip) }, getStorage(), at);
  return deposit;
}

/** The screenshot of the transfer as a bank's app shows it: a picture, since a machine without Chinese fonts cannot draw one. */
function screenshotOf({ amount }: { amount: number }): Promise<Buffer> {
  return readFile(path.join(import.meta.dirname, "..", "photos", `transfer-${amount / 100}.jpg`));
}
