import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { archiveGroup, changeMembers, createGroup } from "@/server/org";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { openStage } from "@/server/upgrade/commands/open-stage";
import { pollUpdate } from "@/server/upgrade/commands/poll-update";
import { withdrawPackage } from "@/server/upgrade/commands/withdraw-package";
import { getUpgrade } from "@/server/upgrade/queries/get-upgrade";
import { listTills } from "@/server/upgrade/queries/list-tills";
import type { StageInput } from "@/server/upgrade/schema";
import { someBytes, upload } from "@/server/upgrade/test-packages";

const { db, close } = await freshDatabase(6);
afterAll(close);
beforeAll(() => givenChain(db, ["direct", "prepaid", "prepaid", "prepaid"]));
afterEach(() => expectProof(db));

const hq = person("hq");
const refused = (code: string) => expect.objectContaining({ code });
const open = (version: string, stage: StageInput) => openStage(db, hq, { version, stage }, now);
const poll = (store: string, version: string) =>
  pollUpdate(db, person("pos"), { store, till: "01", version }, now);

test("a stage for a group brings its members as they are, again those that came since; archived it brings nobody", async () => {
  const version = "1.0.0";
  await upload(db, version, someBytes(1_000, 1));
  const group = { scope: "group", group: "PILOT" } as const;
  await expect(open(version, group)).rejects.toEqual(refused("upgrade/unknown-group"));
  await createGroup(db, hq, { group: "PILOT", name: "Pilot stores" }, now);
  await expect(open(version, group)).rejects.toEqual(refused("upgrade/no-new-store"));
  const add = (...codes: string[]) =>
    changeMembers(db, hq, { group: "PILOT", how: "add", which: { by: "stores", stores: codes } }, now);
  await add("S1", "S2");
  const both = await atTheSameTime([1, 2].map(() => () => open(version, group).catch((e) => e)));
  expect(both).toContainEqual({ version, stage: 1, stores: 2, status: "staged" });
  expect(both).toContainEqual(refused("upgrade/no-new-store"));
  expect(await poll("S2", "0.9")).toMatchObject({ allowed: true, version });
  await add("S3");
  expect((await poll("S3", "0.9")).allowed).toBe(false);
  expect(await open(version, group)).toMatchObject({ stage: 2, stores: 1 });
  const { stages } = await getUpgrade(db, hq, { version }, now);
  expect(stages).toMatchObject([
    { scope: "group", group: "PILOT", groupName: "Pilot stores", stores: 2 },
    { scope: "group", group: "PILOT", stores: 1 },
  ]);
  await archiveGroup(db, hq, { group: "PILOT", isArchived: true }, now);
  await expect(open(version, group)).rejects.toEqual(refused("upgrade/archived-group"));
});

test("an older version comes to stores with a newer one only when that is known", async () => {
  const stores = (...codes: string[]): StageInput => ({ scope: "stores", stores: codes });
  await upload(db, "2.0.0", someBytes(1_000, 2));
  await open("2.0.0", stores("S0"));
  await poll("S1", "1.9.1");
  await upload(db, "1.9.0", someBytes(1_000, 3));
  const older = { code: "upgrade/older-version", details: { version: "1.9.0", newer: "2.0.0", stores: 2 } };
  await expect(open("1.9.0", stores("S0", "S1", "S3"))).rejects.toMatchObject(older);
  expect((await getUpgrade(db, hq, { version: "1.9.0" }, now)).stages).toEqual([]);
  expect(await open("1.9.0", stores("S3"))).toMatchObject({ stores: 1 });
  const both = stores("S0", "S1", "S3");
  expect(await openStage(db, hq, { version: "1.9.0", stage: both, despiteNewer: true }, now)).toMatchObject({
    stage: 2,
    stores: 2,
  });
  expect(await poll("S0", "2.0.0")).toMatchObject({ allowed: false });
  // What was withdrawn is nothing to be older than.
  await withdrawPackage(db, hq, { version: "2.0.0", reason: "slow" }, now);
  await upload(db, "1.9.5", someBytes(1_000, 4));
  expect(await open("1.9.5", stores("S0"))).toMatchObject({ stores: 1 });
});

test("a till that has not asked for three rounds is silent, one of which nobody has heard too", async () => {
  const version = "3.0.0";
  await upload(db, version, someBytes(1_000, 5));
  await poll("S0", "2.9");
  const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  await pollUpdate(db, person("pos"), { store: "S1", till: "01", version: "2.9" }, later(60));
  await open(version, { scope: "stores", stores: ["S0", "S1", "S2", "S3"] });
  const { rows } = await listTills(db, hq, { version, limit: 50 }, later(190));
  expect(rows.map(({ store, isSilent }) => [store, isSilent])).toEqual([
    ["S0", true],
    ["S1", false],
    ["S2", true],
    ["S3", true],
  ]);
});
