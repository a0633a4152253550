import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expect } from "./fixtures";

/** A picture of one colour, as a phone would send it. */
export async function photo(colour: { r: number; g: number; b: number }) {
  const create = { width: 300, height: 600, channels: 3 as const, background: colour };
  const buffer = await sharp({ create }).png().toBuffer();
  return { name: "transfer.png", mimeType: "image/png", buffer };
}

/** From the filled-in sum past the bank's data to the photo of the transfer: the slip waits for finance. */
export async function sendSlip(page: Page, colour: { r: number; g: number; b: number }): Promise<void> {
  await page.getByRole("button", { name: "下一步：查看收款账户" }).click();
  await page
    .getByLabel("选择截图")
    .first()
    .setInputFiles(await photo(colour));
  await expect(page.getByText("在途，财务确认到账后计入余额。")).toBeVisible();
}
