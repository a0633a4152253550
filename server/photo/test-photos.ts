import sharp from "sharp";

/** A receipt as a bank's app shows it: receipts of one bank differ in their digits only. */
export function receiptPhoto(
  { amount, payer, code }: { amount: string; payer: string; code: string },
  format: "png" | "jpeg" | "webp" = "png",
): Promise<Buffer> {
  const line = (y: number, text: string) =>
    `<text x="970" y="${y}" font-size="44" text-anchor="end" font-family="DejaVu Sans">${text}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="2340">
    <rect width="1080" height="2340" fill="#f4f4f4"/><rect width="1080" height="260" fill="#c7000b"/>
    <text x="540" y="600" font-size="110" text-anchor="middle" font-family="DejaVu Sans">${amount}</text>
    <rect x="60" y="700" width="960" height="900" fill="white" rx="24"/>
    ${line(800, "Storeline Ltd")}${line(920, payer)}${line(1040, "2026-03-10 09:12:33")}${line(1160, code)}</svg>`;
  return sharp(Buffer.from(svg)).toFormat(format).toBuffer();
}

/** A small photo of one colour, different for every number. */
export function colourPhoto(number: number): Promise<Buffer> {
  const background = { r: number % 256, g: (number * 7) % 256, b: (number * 13) % 256 };
  return sharp({ create: { width: 64, height: 48, channels: 3, background } })
    .png()
    .toBuffer();
}
