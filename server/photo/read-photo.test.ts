import sharp from "sharp";
import { expect, test } from "vitest";
import { readPhoto } from "./read-photo";
import { hashBitsMax, isSamePicture } from "./rules";
import { hashDistance } from "./rules/similarity";
import { colourPhoto, receiptPhoto } from "./test-photos";

const refused = (code: string) => expect.objectContaining({ code, status: 422 });
const receipt = { amount: "¥10,000.00", payer: "Wang", code: "DP4K7M2QX" };
const like = async (one: Buffer, other: Buffer) => {
  const [a, b] = await Promise.all([readPhoto(one), readPhoto(other)]);
  return hashDistance(a.differenceHash, b.differenceHash) <= hashBitsMax && isSamePicture(a.sketch, b.sketch);
};

test.each(["png", "jpeg", "webp"] as const)(
  "a %s is drawn anew as an upright JPEG without what the camera wrote",
  async (format) => {
    const sent = await sharp(await receiptPhoto(receipt))
      .resize(300, 200, { fit: "fill" })
      .withExif({ IFD0: { Artist: "somebody", Orientation: "6" }, IFD3: { GPSLatitude: "22/1 32/1 0/1" } })
      .withMetadata({ orientation: 6 })
      .toFormat(format)
      .toBuffer();
    const { full, thumbnail, width, height, sha256 } = await readPhoto(sent);
    expect([width, height]).toEqual([200, 300]);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    for (const drawn of [full, thumbnail]) {
      const { format: kept, exif, orientation, icc } = await sharp(drawn).metadata();
      expect({ kept, exif, orientation, icc }).toEqual({ kept: "jpeg" });
    }
  },
);

test("a large photo is kept at a size that can be read", async () => {
  const sent = await sharp({ create: { width: 6_000, height: 3_000, channels: 3, background: "white" } })
    .jpeg()
    .toBuffer();
  expect(await readPhoto(sent)).toMatchObject({ width: 2_400, height: 1_200 });
});

test("nothing but a photo is read", async () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`;
  const program = Buffer.concat([Buffer.from("MZ\u0090\0"), Buffer.alloc(4_000, 7)]);
  const gif = await sharp({ create: { width: 9, height: 9, channels: 3, background: "red" } })
    .gif()
    .toBuffer();
  const texts = [svg, "<html>", "%PDF-1.7\n", "https://storeline.example/api/photos/7"];
  for (const file of [...texts.map((text) => Buffer.from(text)), program, gif]) {
    await expect(readPhoto(file)).rejects.toEqual(refused("photo/not-a-photo"));
  }
  await expect(readPhoto(Buffer.alloc(0))).rejects.toEqual(refused("photo/empty"));
  await expect(readPhoto(Buffer.alloc(10 * 1024 ** 2 + 1))).rejects.toEqual(refused("photo/too-large"));
});

test("a file that begins like a photo and is none is refused, as is one that is cut off", async () => {
  const whole = await receiptPhoto(receipt, "jpeg");
  const heads = [
    "ffd8ffe000104a464946",
    "89504e470d0a1a0a",
    "524946460000000057454250",
    "0000001866747970686569630000",
  ];
  const broken = heads.map((head) => Buffer.concat([Buffer.from(head, "hex"), Buffer.alloc(900, 1)]));
  for (const format of ["png", "jpeg", "webp"] as const) {
    const sent = await sharp(whole).toFormat(format).toBuffer();
    broken.push(sent.subarray(0, Math.floor(sent.length * 0.6)));
  }
  for (const file of broken) await expect(readPhoto(file)).rejects.toEqual(refused("photo/broken"));
});

test("200 megapixels in a small file are refused by the header, without opening them", async () => {
  const bomb = await sharp({
    create: { width: 20_000, height: 10_000, channels: 3, background: "black" },
    limitInputPixels: false,
  })
    .png({ compressionLevel: 9 })
    .toBuffer();
  expect(bomb.length).toBeLessThan(2_000_000);
  await expect(readPhoto(bomb)).rejects.toEqual(
    expect.objectContaining({
      code: "photo/too-many-pixels",
      message: "The photo has 200 megapixels, at most 50 are taken.",
    }),
  );
});

/** What becomes of a picture on its way through a chat, or when somebody sends it once more. */
const changes: Record<string, (sent: Buffer) => Promise<Buffer>> = {
  "saved again": (sent) => sharp(sent).jpeg({ quality: 40 }).toBuffer(),
  "of another kind": (sent) => sharp(sent).resize(540).webp().toBuffer(),
  brighter: (sent) => sharp(sent).modulate({ brightness: 1.05 }).jpeg({ quality: 75 }).toBuffer(),
  dimmed: (sent) => sharp(sent).linear(0.85, 0).jpeg().toBuffer(),
  blurred: (sent) => sharp(sent).blur(1).jpeg().toBuffer(),
  "four fifths": (sent) => sharp(sent).resize(864).jpeg().toBuffer(),
  "three fifths": (sent) => sharp(sent).resize(648).jpeg({ quality: 70 }).toBuffer(),
  "two fifths": (sent) => sharp(sent).resize(432).jpeg({ quality: 70 }).toBuffer(),
  "scaled and dimmed": (sent) => sharp(sent).resize(648).linear(0.85, 4).jpeg({ quality: 70 }).toBuffer(),
};
const receipts = [receipt, { amount: "¥ 3,000.00", payer: "Wang Wei", code: "SLK4-7QPX" }];

test.each(Object.keys(changes))("the same receipt %s is found", async (change) => {
  for (const one of receipts) {
    const sent = await receiptPhoto(one);
    expect(await like(sent, (await changes[change]?.(sent)) ?? sent)).toBe(true);
  }
});

test("another receipt of the same bank is another one, also when it is smaller", async () => {
  const others = [
    { amount: "¥12,000.00" },
    { amount: "¥10,800.00" },
    { amount: "¥ 3,800.00" },
    { payer: "Li Dahai" },
    { code: "SLM92RTYA" },
  ];
  for (const one of receipts) {
    const sent = await receiptPhoto(one);
    for (const other of others)
      expect(await like(sent, await receiptPhoto({ ...one, ...other }))).toBe(false);
  }
  const [one, two] = await Promise.all(receipts.map((given) => receiptPhoto(given)));
  expect(await like(one ?? Buffer.alloc(0), await sharp(two).resize(864).jpeg().toBuffer())).toBe(false);
  expect(await like(await colourPhoto(10), await colourPhoto(200))).toBe(false);
});
