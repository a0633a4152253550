import { toSVG } from "bwip-js/generic";

/** A QR code as an image of 22 mm, sharp on any printer. */
export function QrCode({ text }: { text: string }) {
  const svg = toSVG({ bcid: "qrcode", text, scale: 2 });
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
  // biome-ignore lint/performance/noImgElement: a drawing of this page has nothing to be optimised
  return <img src={source} alt={text} className="size-[22mm]" />;
}
