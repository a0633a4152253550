import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { systemActor } from "@/server/auth/actor";
import { decideDifference } from "@/server/delivery/commands/decide-difference";
import { findReachableDifference, putDifferencePhoto } from "@/server/delivery/commands/put-difference-photo";
import { reportDifference } from "@/server/delivery/commands/report-difference";
import { getDifference } from "@/server/delivery/queries/get-difference";
import { listDifferences } from "@/server/delivery/queries/list-differences";
import { storageOf } from "@/server/photo";
import { colourPhoto } from "@/server/photo/test-photos";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenDelivered } from "@/server/testing/given-approved";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(6);
const storage = storageOf({
  ...process.env,
  STORELINE_PHOTO_DIR: mkdtempSync(path.join(tmpdir(), "difference-photos-")),
});
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));
afterEach(() => expectProof(db));
const clerk = person("clerk", { storeIds: [1], id: 12 });
const manager = person("dc-manager", { dcIds: [1] });

async function givenNote(): Promise<string> {
  const delivery = await givenDelivered(db, "S0", { I0: 20 });
  const lines = [{ item: "I0", type: "damaged" as const, qty: 7 }];
  return (await reportDifference(db, systemActor, { delivery, lines, remark: "" }, now)).difference;
}
const put = async (difference: string, number: number, actor = clerk) =>
  putDifferencePhoto(db, actor, { difference, file: await colourPhoto(number) }, storage, now);

// Guarantees that what is broken can be shown (2.3), once per file, and that nothing else moves by it.
test("photos lie beside the claim; the same file is one, also when sent twice at once", async () => {
  const difference = await givenNote();
  await put(difference, 1);
  await atTheSameTime([() => put(difference, 2), () => put(difference, 2)]);
  await put(difference, 1);
  const { photos, status } = await getDifference(db, manager, { difference });
  expect([photos.length, status]).toEqual([2, "submitted"]);
  const { rows } = await listDifferences(db, clerk, { limit: 10 });
  expect(rows.find((row) => row.difference === difference)?.photos).toEqual(photos);
  expect(await findReachableDifference(db, manager, difference)).toBeGreaterThan(0);
});

test("no photo for strangers, of what is none, or once somebody has decided", async () => {
  const difference = await givenNote();
  const neighbour = person("clerk", { storeIds: [2], id: 13 });
  await expect(put(difference, 3, neighbour)).rejects.toMatchObject({ status: 403 });
  await expect(put(difference, 3, person("picker"))).rejects.toMatchObject({ status: 403 });
  await expect(findReachableDifference(db, neighbour, difference)).rejects.toMatchObject({ status: 403 });
  await expect(put("DF-NONE", 3)).rejects.toMatchObject({ code: "difference/unknown" });
  await expect(
    putDifferencePhoto(db, clerk, { difference, file: Buffer.from("no picture") }, storage, now),
  ).rejects.toMatchObject({ code: expect.stringMatching(/^photo\//) });
  await decideDifference(db, manager, { difference, lines: [{ item: "I0", acceptedQty: 7 }] }, now);
  await expect(put(difference, 3)).rejects.toMatchObject({ code: "difference/already-decided" });
  expect((await getDifference(db, clerk, { difference })).photos).toEqual([]);
});
