import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { printTags, reprintTags } from "@/server/dock/commands/print-tags";
import { requestTags } from "@/server/tag";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { getTagFile } from "./get-tag-file";

const { db, close } = await freshDatabase();
afterAll(close);
const planner = person("planner", { id: 12 });
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const refused = (code: string) => expect.objectContaining({ code });
let batch = 0;
beforeAll(async () => {
  await givenChain(db, ["prepaid"], 4);
  await sqlOf(db)`update items set suggested_price_fen = 1250, spec = '250ml'`;
  await sqlOf(db)`update items set name = '全麦吐司面包 家庭装' where code = 'I0'`;
  await requestTags(db, person("owner"), { store: "S0", items: ["I0", "I1", "I2"], reason: "" }, now);
  const { wave } = await givenWave(db, [{ store: "S0", lines: { I3: 2 } }]);
  batch = (await printTags(db, planner, { wave }, now)).batches[0] ?? 0;
});

const file = (format: "pdf" | "zpl", size: "large" | "medium" | "small", at = now, actor = planner) =>
  getTagFile(db, actor, { batch, format, size, locale: "zh" }, at);

test("tags come as a PDF of their own size, and as ZPL with one label for each and the till's barcode", async () => {
  for (const [size, box] of [
    ["large", "198.43 107.72"],
    ["medium", "170.08 85.04"],
    ["small", "113.39 70.87"],
  ] as const) {
    const { bytes, contentType, name } = await file("pdf", size);
    expect(contentType).toBe("application/pdf");
    expect(name).toMatch(/^WV-.*-price-tags-\d+\.pdf$/);
    const boxes = [...bytes.toString("latin1").matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    expect(boxes.map(([, w, h]) => `${Number(w).toFixed(2)} ${Number(h).toFixed(2)}`)).toEqual([
      box,
      box,
      box,
    ]);
    if (process.env.PAPERS) writeFileSync(`${process.env.PAPERS}/tags-${size}.pdf`, bytes);
  }
  const zpl = (await file("zpl", "medium")).bytes.toString();
  expect(zpl.match(/\^XA/g)).toHaveLength(3);
  expect(zpl.match(/\^XZ/g)).toHaveLength(3);
  expect(zpl.match(/\^BEN,42,N,N\^FD\d{12}\^FS/g)).toHaveLength(3);
  expect(zpl.match(/\^FD12\.50\^FS/g)).toHaveLength(3);
  // The name is Chinese: a bitmap of our own font.
  expect(zpl).toMatch(/\^GFA,\d+,\d+,\d+,[0-9A-F]+\^FS/);
  if (process.env.PAPERS) writeFileSync(`${process.env.PAPERS}/tags.zpl`, zpl);
});

test("a file is for whoever printed last, for a quarter of an hour; printing again opens it anew", async () => {
  await expect(file("pdf", "medium", after(16))).rejects.toEqual(refused("paper/expired"));
  const other = person("planner", { id: 99 });
  await expect(file("pdf", "medium", now, other)).rejects.toEqual(refused("paper/unknown-print"));
  await expect(
    getTagFile(db, planner, { batch: 99_999, format: "pdf", size: "large", locale: "en" }, now),
  ).rejects.toEqual(refused("dock/unknown-tag-batch"));
  await expect(file("pdf", "medium", now, person("owner"))).rejects.toEqual(refused("auth/forbidden"));
  const elsewhere = person("planner", { id: 12, dcIds: [77] });
  await expect(file("pdf", "medium", now, elsewhere)).rejects.toEqual(refused("auth/out-of-scope"));
  await reprintTags(db, other, { batch, reason: "paper jammed" }, after(20));
  expect((await file("pdf", "medium", after(21), other)).bytes.length).toBeGreaterThan(1_000);
  await expect(file("pdf", "medium", after(21))).rejects.toEqual(refused("paper/unknown-print"));
});
