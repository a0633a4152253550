import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expect } from "./fixtures";

const [width, height, tile] = [300, 600, 20];

/**
 * A picture as a phone would send it: tiles whose shades follow from the colour. The same colour gives the same picture,
 * another one a picture that nobody takes for it.
 */
export async function photo({ r, g, b }: { r: number; g: number; b: number }) {
  const pixels = Buffer.alloc(width * height * 3);
  const shadeOf = (row: number, column: number, of: number) =>
    Math.abs(Math.trunc(Math.sin(row * 37 + column * 101 + of * 7.3) * 1e6)) % 256;
  for (let at = 0; at < width * height; at += 1) {
    const [row, column] = [Math.floor(at / width / tile), Math.floor((at % width) / tile)];
    pixels.set(
      [r, g, b].map((of) => shadeOf(row, column, of)),
      at * 3,
    );
  }
  const buffer = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
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
