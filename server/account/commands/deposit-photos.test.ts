import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { approveDeposit } from "@/server/account/commands/approve-deposit";
import { createDeposit } from "@/server/account/commands/create-deposit";
import { decideDeposit } from "@/server/account/commands/decide-deposit";
import { voidDeposit } from "@/server/account/commands/void-deposit";
import { getAccount } from "@/server/account/queries/get-account";
import { getSlip } from "@/server/account/queries/get-slip";
import { finance, owner, slipsOf, supervisor, testStorage } from "@/server/account/test-slips";
import { openPhoto, sweepPhotos } from "@/server/photo";
import { receiptPhoto } from "@/server/photo/test-photos";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(34);
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));

const place = testStorage();
const { storage, files } = place;
const slips = slipsOf(db, place);
const refused = (code: string) => expect.objectContaining({ code });
const receipt = (code: string) => receiptPhoto({ amount: "¥10,000.00", payer: "Wang", code });

test("the photo of the transfer makes a slip pending, on the way, and counts nothing", async () => {
  const before = await getAccount(db, owner, { account: "A0" }, now);
  const deposit = await slips.opened();
  expect(await slips.stored(deposit)).toMatchObject({ status: "awaiting_transfer" });
  expect(await slips.put(deposit)).toEqual({ deposit, status: "pending", photos: 1 });
  const onTheWay = await getAccount(db, owner, { account: "A0" }, now);
  expect(onTheWay).toEqual({ ...before, depositsPending: "10000.00" });
  expect(files()).toBe(2);
});

test("the same photo again is the same photo, also 16 times at once", async () => {
  const deposit = await slips.opened();
  const photo = await receipt("SAME");
  const kept = files();
  const answers = await atTheSameTime(Array.from({ length: 16 }, () => () => slips.put(deposit, photo)));
  expect(answers).toEqual(Array(16).fill({ deposit, status: "pending", photos: 1 }));
  expect(files()).toBe(kept + 2);
});

test("of what is refused nothing is kept", async () => {
  const deposit = await slips.opened();
  const kept = files();
  const good = await receipt("GOOD");
  const bad = [
    Buffer.alloc(0),
    Buffer.from("MZ renamed to .jpg"),
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`),
    good.subarray(0, good.length / 2),
  ];
  for (const file of bad) await expect(slips.put(deposit, file)).rejects.toMatchObject({ status: 422 });
  const stranger = person("owner", { id: 8, accountIds: [2], storeIds: [2] });
  await expect(slips.put(deposit, good, stranger)).rejects.toEqual(refused("deposit/unknown"));
  await expect(slips.put("DP-NO-1", good)).rejects.toEqual(refused("deposit/unknown"));
  await expect(slips.put(deposit, good, person("picker"))).rejects.toEqual(refused("auth/forbidden"));
  expect(await slips.stored(deposit)).toMatchObject({ status: "awaiting_transfer" });
  await voidDeposit(db, owner, { deposit }, now);
  await expect(slips.put(deposit, good)).rejects.toEqual(refused("deposit/wrong-status"));
  expect(files()).toBe(kept);
});

test("bytes that could not get a row are taken away again, and what a crash left is swept", async () => {
  const deposit = await slips.opened();
  const kept = files();
  for (let n = 0; n < 12; n += 1) await slips.put(deposit);
  await expect(slips.put(deposit)).rejects.toEqual(refused("photo/too-many"));
  expect(files()).toBe(kept + 24);

  const names = ["a", "b"].map((letter) => `deposit/${letter}0/${letter}${"0".repeat(31)}`);
  for (const name of names) {
    await storage.put(`${name}.jpg`, Buffer.from("x"));
    await sqlOf(
      db,
    )`insert into photo_intents (storage_key, thumbnail_key) values (${`${name}.jpg`}, ${`${name}-t.jpg`})`;
  }
  await sqlOf(
    db,
  )`update photo_intents set recorded_at = now() - interval '2 hours' where storage_key like 'deposit/a0/%'`;
  expect(files()).toBe(kept + 26);
  expect(await sweepPhotos(db, storage)).toBe(1);
  expect(await sweepPhotos(db, storage)).toBe(0);
  expect(files()).toBe(kept + 25);
  const [left] = await sqlOf(db)`select array_agg(storage_key) as keys from photo_intents`;
  expect(left?.keys).toEqual([`${names[1]}.jpg`]);
});

test("who was shown a photo is written down; a photo of another slip is not shown", async () => {
  const [deposit, other] = [await slips.pending(), await slips.pending()];
  const [photo] = (await getSlip(db, finance, { deposit })).photos;
  const documentId = (await slips.stored(deposit)).id;
  const wanted = {
    documentType: "deposit" as const,
    documentId,
    photo: photo?.photo ?? 0,
    size: "full" as const,
  };
  const bytes = await openPhoto(db, storage, finance, wanted, now);
  expect((await sharp(bytes).metadata()).format).toBe("jpeg");
  const wrong = { ...wanted, documentId: (await slips.stored(other)).id };
  await expect(openPhoto(db, storage, finance, wrong, now)).rejects.toEqual(refused("photo/unknown"));
  const views = await sqlOf(db)`select actor_name, size from photo_views where photo_id = ${wanted.photo}`;
  expect(views).toEqual([{ actor_name: "finance", size: "full" }]);
  await expect(sqlOf(db)`delete from photo_views`).rejects.toThrow("append-only");
});

// Guarantees R10 example 2.
test("the same photo on a second slip needs a supervisor; saved again it is shown as similar", async () => {
  const photo = await receipt("TWICE");
  const [first, second, third] = [
    await slips.opened(),
    await slips.opened(),
    await slips.opened(2_000_000, "A1"),
  ];
  await slips.put(first, photo);
  await slips.put(second, photo);
  await slips.put(third, await sharp(photo).jpeg({ quality: 50 }).toBuffer());
  const { duplicates } = await getSlip(db, finance, { deposit: second });
  expect(duplicates[0]).toMatchObject({ deposit: first });
  expect(duplicates[0]?.reasons).toEqual(
    expect.arrayContaining(["same_photo", "amount_day", "payer_minute"]),
  );
  const similar = (await getSlip(db, finance, { deposit: third })).duplicates;
  expect(similar.map(({ deposit, reasons }) => [deposit, reasons])).toEqual(
    expect.arrayContaining([
      [first, ["similar_photo"]],
      [second, ["similar_photo"]],
    ]),
  );
  expect((await getSlip(db, owner, { deposit: second })).duplicates).toEqual([]);
  const approval = { deposit: second, received: 1_000_000 };
  await expect(approveDeposit(db, finance, approval, now)).rejects.toEqual(refused("deposit/same-photo"));
  await expect(decideDeposit(db, finance, { ...approval, decision: "approve" }, now)).rejects.toEqual(
    refused("deposit/same-photo"),
  );
  expect(await approveDeposit(db, supervisor, approval, now)).toMatchObject({ status: "approved" });
});

test("the same bank reference is found whatever its case; a word is no reference", async () => {
  const slip = { account: "A0", method: "bank_transfer" as const, payer: "Li" };
  const declare = (reference: string, amount: number) =>
    createDeposit(db, owner, { ...slip, reference, amount }, now);
  const { deposit: earlier } = await declare("icbc-20260310-77", 4_100);
  const { deposit } = await declare("ICBC-20260310-77", 4_200);
  expect((await getSlip(db, finance, { deposit })).duplicates).toMatchObject([
    { deposit: earlier, reasons: ["bank_reference"] },
  ]);
  await declare("货款", 4_300);
  const { deposit: word } = await declare("货款", 4_400);
  expect((await getSlip(db, finance, { deposit: word })).duplicates).toEqual([]);
});

test("at the desk nothing is approved without photo and bank line; machines may", async () => {
  const slip = { account: "A0", amount: 5_100, method: "cash" as const, payer: "Zhou", reference: "" };
  const { deposit } = await createDeposit(db, owner, slip, now);
  await expect(
    decideDeposit(db, finance, { deposit, decision: "approve", received: 5_100 }, now),
  ).rejects.toEqual(refused("deposit/no-evidence"));
  expect(await approveDeposit(db, finance, { deposit, received: 5_100 }, now)).toMatchObject({
    status: "approved",
  });
});
