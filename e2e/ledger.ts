import type { Page } from "@playwright/test";
import { expect } from "./fixtures";

/** Opens the last day of an account's ledger, as finance does to see its entries; they are in the dialog. */
export async function openLedger(finance: Page, account: string) {
  await finance.goto(`/hq/accounts/${account}`);
  const days = finance.getByRole("region", { name: "明细账" });
  await days.getByRole("button").last().click();
  const entries = finance.getByRole("dialog");
  await expect(entries.getByRole("region", { name: "明细账" })).toBeVisible();
  return entries;
}
