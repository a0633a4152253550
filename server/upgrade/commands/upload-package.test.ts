import { createHash, createPublicKey, verify } from "node:crypto";
import { afterAll, afterEach, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { sweepPackageParts } from "@/server/upgrade/commands/sweep-package-parts";
import { uploadPackage } from "@/server/upgrade/commands/upload-package";
import { publicKeyOf, signedText } from "@/server/upgrade/signing";
import { chunked, packageStorage, someBytes, upload } from "@/server/upgrade/test-packages";

const { db, close } = await freshDatabase(10);
afterAll(close);
afterEach(() => expectProof(db));
const storage = packageStorage();
const refused = (code: string) => expect.objectContaining({ code });
const partsOf = async () => {
  const rows = await sqlOf(db)<{ key: string; packageId: number | null }[]>`
    select storage_key as key, package_id as "packageId" from pos_package_parts order by package_id, part_no`;
  return [...rows];
};

test("a package is kept in pieces, summed up on the way and signed by the product's key", async () => {
  const bytes = someBytes(9_000_000, 1);
  const answer = await upload(db, "2.1.0", bytes, storage);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  expect(answer).toMatchObject({ version: "2.1.0", status: "draft", sizeBytes: 9_000_000, sha256 });
  const key = createPublicKey(await publicKeyOf(db));
  const check = (text: string) =>
    verify(null, Buffer.from(text), key, Buffer.from(answer.signature, "base64"));
  expect(check(signedText("2.1.0", sha256, 9_000_000))).toBe(true);
  expect(check(signedText("2.1.1", sha256, 9_000_000))).toBe(false);
  const parts = await partsOf();
  expect(parts).toHaveLength(3);
  const stored = await Promise.all(parts.map(({ key }) => storage.get(key)));
  expect(Buffer.concat(stored.map((part) => part ?? Buffer.alloc(0))).equals(bytes)).toBe(true);
});

test("the same bytes again, six at once, are one package; other bytes under its version are refused", async () => {
  const bytes = someBytes(1_000, 2);
  const works = Array.from({ length: 6 }, () => () => upload(db, "2.2.0", bytes, storage));
  const answers = await atTheSameTime(works);
  expect(new Set(answers.map(({ signature }) => signature)).size).toBe(1);
  await expect(upload(db, "2.2.0", someBytes(1_000, 3), storage)).rejects.toEqual(
    refused("upgrade/version-taken"),
  );
  expect((await partsOf()).filter(({ packageId }) => packageId === null)).toEqual([]);
});

test("nothing, or an upload by somebody else, is refused; what breaks off in the middle leaves nothing", async () => {
  await expect(upload(db, "3.0", Buffer.alloc(0), storage)).rejects.toEqual(refused("upgrade/empty"));
  const input = { version: "3.0", note: "", bytes: chunked(someBytes(10, 4)) };
  for (const role of ["pos", "owner", "finance"] as const) {
    await expect(uploadPackage(db, person(role), input, storage, now)).rejects.toEqual(
      refused("auth/forbidden"),
    );
  }
  const broken = async function* () {
    yield someBytes(5_000_000, 5);
    throw new Error("the line was cut");
  };
  const cut = uploadPackage(db, person("hq"), { ...input, bytes: broken() }, storage, now);
  await expect(cut).rejects.toThrow("the line was cut");
  expect((await partsOf()).filter(({ packageId }) => packageId === null)).toEqual([]);
});

test("what a crash left is swept by its notes, younger notes are left alone", async () => {
  const key = `upgrade/ab/ab${"0".repeat(30)}.part`;
  await storage.put(key, Buffer.from("x"));
  await sqlOf(db)`insert into pos_package_parts (storage_key, part_no, bytes) values (${key}, 1, 1)`;
  expect(await sweepPackageParts(db, storage)).toBe(0);
  await sqlOf(
    db,
  )`update pos_package_parts set noted_at = now() - interval '7 hours' where package_id is null`;
  expect(await sweepPackageParts(db, storage)).toBe(1);
  expect(await storage.get(key)).toBeUndefined();
});
