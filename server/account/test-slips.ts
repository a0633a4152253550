import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Db, sqlOf } from "@/db/client";
import { openDeposit } from "@/server/account/commands/create-deposit";
import { putDepositPhoto } from "@/server/account/commands/put-deposit-photo";
import { storageOf } from "@/server/photo";
import { colourPhoto } from "@/server/photo/test-photos";
import { now, person } from "@/server/testing/given-delivery";

export const owner = person("owner", { id: 901 });
export const finance = person("finance", { id: 902 });
export const finance2 = person("finance", { id: 922, name: "finance2" });
export const supervisor = person("finance-supervisor", { id: 903 });
export const supervisor2 = person("finance-supervisor", { id: 933, name: "supervisor2" });

/** A file store of this test's own, and how many files lie in it. */
export function testStorage() {
  const folder = mkdtempSync(path.join(tmpdir(), "storeline-photos-"));
  const storage = storageOf({ NODE_ENV: "test", STORELINE_PHOTO_DIR: folder });
  const files = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
  return { storage, folder, files };
}

let photos = 0;

/** Slips as the phone makes them, with a photo of their own, waiting for finance. */
export function slipsOf(db: Db, { storage }: ReturnType<typeof testStorage>) {
  const slip = { method: "bank_transfer" as const, payer: "Wang", reference: "", isDraft: false };
  const opened = async (amount = 1_000_000, account = "A0", at = now) =>
    (await openDeposit(db, owner, { ...slip, account, amount }, at)).deposit;
  const put = async (deposit: string, file?: Buffer, actor = owner) => {
    photos += 1;
    return putDepositPhoto(db, actor, { deposit, file: file ?? (await colourPhoto(photos)) }, storage, now);
  };
  const pending = async (amount?: number, account?: string, at?: Date) => {
    const deposit = await opened(amount, account, at);
    await put(deposit);
    return deposit;
  };
  const stored = async (deposit: string) => {
    const [row] = await sqlOf(db)<{ id: number; status: string; entries: number }[]>`
      select d.id, d.status, (select count(*)::int4 from account_entries where document_no = d.deposit_no) as entries
      from deposits d where deposit_no = ${deposit}`;
    if (!row) throw new Error(`there is no ${deposit}`);
    return row;
  };
  return { opened, put, pending, stored };
}
