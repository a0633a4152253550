import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { createToken, systemActor } from "@/server/auth";
import { createTokenInput } from "@/server/auth/schema";
import { importFile } from "@/server/import";
import { colourPhoto } from "@/server/photo/test-photos";
import { restWorld } from "@/server/testing/rest-world";

process.env.STORELINE_PHOTO_DIR = mkdtempSync(path.join(tmpdir(), "storeline-photos-"));
const world = await restWorld();
afterAll(world.close);
const accounts = "code,name,credit_limit,opening_balance\nA0,Account,0.00,100.00\nA1,Other,0.00,0.00\n";
await importFile(
  world.db,
  systemActor,
  { kind: "accounts", mode: "apply", format: "csv", content: Buffer.from(accounts) },
  new Date(),
);
const input = createTokenInput.parse({
  role: "owner",
  name: "Shop",
  scope: { stores: [], dcs: [], accounts: ["A0"] },
});
const { token } = await createToken(world.db, systemActor, input, new Date());

const slip = { account: "A0", amount: "60000.00", method: "bank_transfer", payer: "Wang" };
const declare = async (body: object = slip) =>
  (await world.owner.post<{ deposit: string; status: string }>("deposits", body)).deposit;

async function put(deposit: string, file: Buffer, type = "image/png") {
  const answer = await fetch(`${world.url}/api/v1/deposits/${deposit}/photo`, {
    method: "PUT",
    headers: { authorization: `Bearer ${token}`, "content-type": type },
    body: new Uint8Array(file),
  });
  const { code, detail, ...body } = (await answer.json()) as Record<string, unknown>;
  return { status: answer.status, code, detail, body };
}

test("a photo is put to a slip; what is none is refused with a sentence", async () => {
  const deposit = await declare();
  const photo = await colourPhoto(42);
  for (let round = 0; round < 2; round += 1)
    expect(await put(deposit, photo)).toMatchObject({
      status: 200,
      body: { deposit, status: "pending", photos: 1 },
    });
  const bomb = await sharp({
    create: { width: 20_000, height: 10_000, channels: 3, background: "black" },
    limitInputPixels: false,
  })
    .png()
    .toBuffer();
  expect(await put(deposit, bomb)).toMatchObject({ status: 422, code: "photo/too-many-pixels" });
  expect(await put(deposit, Buffer.alloc(0))).toMatchObject({ status: 422, code: "photo/empty" });
  expect(await put(deposit, Buffer.from("MZ"), "image/jpeg")).toMatchObject({
    status: 422,
    code: "photo/not-a-photo",
  });
  expect(await put(deposit, Buffer.from("<svg/>"), "image/svg+xml")).toMatchObject({ status: 415 });
  expect(await put(deposit, Buffer.alloc(10 * 1024 ** 2 + 1))).toMatchObject({
    status: 400,
    code: "request/too-large",
  });
  const other = await declare({ ...slip, account: "A1" });
  expect(await put(other, photo)).toMatchObject({ status: 404, code: "deposit/unknown" });
  expect(await world.finance.get(`deposits/${deposit}`)).toMatchObject({
    photos: [{ version: 1, width: 64 }],
  });
});

test("60,000.00 needs a second approver; a rejected slip is declared again under its number", async () => {
  const [supervisor, another] = [await world.as("finance-supervisor"), await world.as("finance-supervisor")];
  const deposit = await declare();
  const approval = { received: "60000.00" };
  expect(await world.finance.post(`deposits/${deposit}/approve`, approval)).toEqual({
    deposit,
    status: "pending",
    awaits: "second_approver",
  });
  expect(await world.finance.get("accounts/A0")).toMatchObject({ balance: "100.00" });
  expect(await supervisor.post(`deposits/${deposit}/approve`, approval)).toEqual({
    deposit,
    status: "approved",
  });
  expect(await world.finance.get("accounts/A0")).toMatchObject({ balance: "60100.00" });
  await expect(supervisor.post(`deposits/${deposit}/reverse`, { reason: "bounced" })).rejects.toMatchObject({
    code: "deposit/reversal-own-approval",
  });
  expect(await another.post(`deposits/${deposit}/reverse`, { reason: "bounced" })).toEqual({
    deposit,
    status: "reversed",
  });

  const wrong = await declare({ ...slip, amount: "10.00" });
  await world.finance.post(`deposits/${wrong}/reject`, { reason: "another amount" });
  const again = { amount: "11.00", method: "cash", payer: "Wang" };
  expect(await world.owner.post(`deposits/${wrong}/resubmit`, again)).toEqual({
    deposit: wrong,
    status: "pending",
  });
});
