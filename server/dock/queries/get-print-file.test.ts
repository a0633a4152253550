import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordPrint } from "@/server/dock/commands/record-print";
import { getPrintFile } from "@/server/dock/queries/get-print-file";
import { type PaperFormat, type PaperKind, paperKinds } from "@/server/dock/schema";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { releaseWave } from "@/server/wave/commands/release-wave";

const { db, close } = await freshDatabase();
afterAll(close);
const planner = person("planner");
let wave = "";
beforeAll(async () => {
  await givenChain(db, ["prepaid", "prepaid"]);
  ({ wave } = await givenWave(db, [
    { store: "S0", lines: { CASE: 36, I0: 61, I1: 2, MEAT: 1_500 } },
    { store: "S1", lines: { CASE: 12, I2: 3 } },
  ]));
  await releaseWave(db, planner, { wave }, now);
});

async function printed(paper: PaperKind, format: PaperFormat): Promise<number> {
  return (await recordPrint(db, planner, { wave, paper, format, reason: "test" }, now)).print;
}
const large = { size: "large", locale: "zh", origin: "http://localhost" } as const;

// Guarantees that every paper of a night can be had as PDF, and labels as ZPL with one label for each case.
test("papers come as PDF, labels as ZPL too", async () => {
  for (const paper of paperKinds) {
    if (paper === "put_lists") continue;
    const print = await printed(paper, "pdf");
    const file = await getPrintFile(db, planner, { print, ...large }, now);
    expect(file).toMatchObject({ contentType: "application/pdf", name: expect.stringContaining(wave) });
    expect(file.bytes.subarray(0, 5).toString()).toBe("%PDF-");
    if (process.env.PAPERS) writeFileSync(`${process.env.PAPERS}/${paper}.pdf`, file.bytes);
  }
  const print = await printed("case_labels", "zpl");
  const zpl = (await getPrintFile(db, planner, { print, ...large }, now)).bytes.toString();
  expect(zpl.match(/\^XA/g)).toHaveLength(5);
  expect(zpl.match(/\^XZ/g)).toHaveLength(5);
  expect(zpl.match(/\^BCN,72,N,N,N,A\^FDC\d+-\d+-\d+\^FS/g)).toHaveLength(4);
  expect(zpl).toContain("^FDS0^FS");
  expect(zpl).toContain("^FD2/3^FS");
  // Chinese comes as a bitmap, whose bytes are as many as it says.
  const [, total = "", rowBytes = "", hex = ""] = /\^GFA,(\d+),\d+,(\d+),([0-9A-F]+)\^FS/.exec(zpl) ?? [];
  expect(hex).toHaveLength(Number(total) * 2);
  expect(Number(total) % Number(rowBytes)).toBe(0);
  expect(hex).toMatch(/[1-9A-F]/);
  if (process.env.PAPERS) writeFileSync(`${process.env.PAPERS}/labels.zpl`, zpl);
  const small = await getPrintFile(db, planner, { ...large, print, size: "small", locale: "en" }, now);
  expect(small.bytes.toString()).toContain("^PW480^LL320");
});

test("a file is its author's, for a quarter of an hour; a page has none", async () => {
  const print = await printed("case_labels", "pdf");
  const later = new Date(now.getTime() + 16 * 60_000);
  await expect(getPrintFile(db, planner, { print, ...large }, later)).rejects.toMatchObject({
    code: "paper/expired",
  });
  const other = person("planner", { id: 99 });
  await expect(getPrintFile(db, other, { print, ...large }, now)).rejects.toMatchObject({
    code: "paper/unknown-print",
  });
  const page = await printed("case_labels", "page");
  for (const unknown of [page, 0]) {
    await expect(getPrintFile(db, planner, { print: unknown, ...large }, now)).rejects.toMatchObject({
      code: "paper/unknown-print",
    });
  }
  await expect(getPrintFile(db, person("owner"), { print, ...large }, now)).rejects.toMatchObject({
    status: 403,
  });
});
