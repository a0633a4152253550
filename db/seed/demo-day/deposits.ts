import sharp from "sharp";
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
  await putDepositPhoto(db, cast(owner), { deposit, file: await receipt(slip) }, getStorage(), at);
  return deposit;
}

/** A transfer as a bank's app shows it. */
function receipt({ amount, payer }: DemoSlip | Omit<DemoSlip, "owner">): Promise<Buffer> {
  const sum = `¥ ${(amount / 100).toLocaleString("en-US", { minimumFractionDigits: 2 })}`;
  const row = (y: number, label: string, value: string) =>
    `<text x="60" y="${y}" fill="#777">${label}</text><text x="660" y="${y}" text-anchor="end">${value}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="720" height="1280" font-family="sans-serif" font-size="30">
    <rect width="720" height="1280" fill="#f4f4f4"/><rect width="720" height="170" fill="#b5272d"/>
    <text x="360" y="110" fill="#fff" font-size="40" text-anchor="middle">转账成功</text>
    <text x="360" y="330" font-size="72" text-anchor="middle">${sum}</text>
    <rect x="30" y="410" width="660" height="360" rx="16" fill="#fff"/>
    ${row(480, "收款户名", bankAccount.holder)}${row(560, "收款账号", bankAccount.accountNo)}
    ${row(640, "付款户名", payer)}${row(720, "附言", "货款")}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer();
}
