import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { approvePromotion } from "@/server/promotion/commands/decide-promotion";
import { submitPromotion } from "@/server/promotion/commands/submit-promotion";
import { createPromotion, editPromotion } from "@/server/promotion/commands/write-draft";
import { markOf, openProposal } from "@/server/promotion/lock-promotion";
import { promotionContent } from "@/server/promotion/schema";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { getGroup } from "../queries/get-group";
import { listGroups } from "../queries/list-groups";
import { listMembers } from "../queries/list-members";
import { listRoutes } from "../queries/list-routes";
import { previewMembers } from "../queries/preview-members";
import { listGroupsInput, type StoreSelection } from "../schema";
import { archiveGroup } from "./archive-group";
import { changeMembers } from "./change-members";
import { createGroup } from "./create-group";
import { renameGroup } from "./rename-group";

const { db, close } = await freshDatabase(12);
afterAll(close);
beforeAll(() => givenChain(db, ["direct", "prepaid", "prepaid", "prepaid", "direct", "cod"]));
afterEach(() => expectProof(db));

const hq = person("hq", { id: 61 });
const colleague = person("hq", { id: 62 });
const refused = (code: string, details?: object) =>
  expect.objectContaining({ code, ...(details ? { details } : {}) });
const codes = (...stores: string[]): StoreSelection => ({ by: "stores", stores });
const change = (group: string, how: "add" | "remove", which: StoreSelection) =>
  changeMembers(db, hq, { group, how, which }, now);
const preview = (group: string, how: "add" | "remove", which: StoreSelection) =>
  previewMembers(db, hq, { group, how, which });
const membersOf = async (group: string) =>
  (await listMembers(db, hq, { group, limit: 50 })).rows.map(({ store }) => store);

let made = 0;
async function given(...stores: string[]): Promise<string> {
  made += 1;
  const group = `G${made}`;
  await createGroup(db, hq, { group, name: `Group ${made}` }, now);
  if (stores.length > 0) await change(group, "add", codes(...stores));
  return group;
}

test("a group is made once, renamed, archived and brought back, and tells who did it", async () => {
  const both = await atTheSameTime(
    [1, 2].map((n) => () => createGroup(db, hq, { group: "PILOT", name: `Pilot ${n}` }, now).catch((e) => e)),
  );
  expect(both.filter(({ group }) => group === "PILOT")).toHaveLength(1);
  expect(both).toContainEqual(refused("group/code-taken"));
  expect(await renameGroup(db, hq, { group: "PILOT", name: "试点店" }, now)).toEqual({
    group: "PILOT",
    name: "试点店",
  });
  await renameGroup(db, hq, { group: "PILOT", name: "试点店" }, now);
  await archiveGroup(db, hq, { group: "PILOT", isArchived: true }, now);
  await archiveGroup(db, hq, { group: "PILOT", isArchived: true }, now);
  await expect(renameGroup(db, hq, { group: "PILOT", name: "Other" }, now)).rejects.toEqual(
    refused("group/archived"),
  );
  await expect(change("PILOT", "add", codes("S1"))).rejects.toEqual(refused("group/archived"));
  const listed = async (state?: "archived" | "used") =>
    (await listGroups(db, hq, listGroupsInput.parse({ search: "pilot", state }), now)).rows.length;
  expect([await listed("used"), await listed("archived"), await listed()]).toEqual([0, 1, 1]);
  await archiveGroup(db, hq, { group: "PILOT", isArchived: false }, now);
  const { history } = await getGroup(db, hq, { group: "PILOT" }, now);
  expect(history.map(({ type }) => type.replace("store-group.", ""))).toEqual([
    "restored",
    "archived",
    "renamed",
    "created",
  ]);
  await expect(getGroup(db, hq, { group: "NONE" }, now)).rejects.toEqual(refused("group/unknown"));
});

test("stores come by codes, route, kind and from another group; who is in already changes nothing", async () => {
  const group = await given();
  expect(await preview(group, "add", codes("S1", "S2", "S9"))).toEqual({
    stores: 2,
    changes: 2,
    unknown: ["S9"],
  });
  await expect(change(group, "add", codes("S1", "S9"))).rejects.toEqual(
    refused("group/unknown-stores", { stores: ["S9"] }),
  );
  expect(await change(group, "add", codes("S1", "S1", "S2"))).toEqual({ group, changed: 2, stores: 2 });
  expect(await change(group, "add", codes("S1", "S2"))).toEqual({ group, changed: 0, stores: 2 });
  expect(await preview(group, "add", { by: "kind", kind: "direct" })).toMatchObject({
    stores: 2,
    changes: 2,
  });
  expect(await change(group, "add", { by: "kind", kind: "direct" })).toMatchObject({ changed: 2, stores: 4 });
  expect(await membersOf(group)).toEqual(["S0", "S1", "S2", "S4"]);
  const other = await given();
  expect(await change(other, "add", { by: "group", group })).toMatchObject({ changed: 4 });
  expect(await change(other, "remove", codes("S0", "S5"))).toMatchObject({ changed: 1, stores: 3 });
  expect(await change(group, "remove", { by: "group", group: other })).toMatchObject({
    changed: 3,
    stores: 1,
  });
  expect(await change(group, "add", { by: "route", route: "R1" })).toMatchObject({ changed: 5, stores: 6 });
  const refusals: [StoreSelection, string][] = [
    [{ by: "route", route: "R9" }, "group/unknown-route"],
    [{ by: "group", group: "NONE" }, "group/unknown"],
  ];
  for (const [which, code] of refusals)
    await expect(change(group, "add", which)).rejects.toEqual(refused(code));
  await expect(change("NONE", "add", codes("S1"))).rejects.toEqual(refused("group/unknown"));
  const { history } = await getGroup(db, hq, { group }, now);
  expect(history.filter(({ type }) => type === "store-group.members-changed")).toHaveLength(4);
  expect(history[0]).toMatchObject({
    after: { stores: 6 },
    details: {
      how: "add",
      which: { by: "route", route: "R1" },
      stores: ["S0", "S1", "S2", "S3", "S4", "S5"].filter((code) => code !== "S0"),
    },
  });
  expect(await listRoutes(db, hq)).toEqual([{ route: "R1", name: "Route", path: "Route", stores: 6 }]);
});

test("a closed store comes with nothing, and can no longer be named", async () => {
  await sqlOf(db)`update stores set status = 'closed' where code = 'S5'`;
  const group = await given();
  expect(await change(group, "add", { by: "route", route: "R1" })).toMatchObject({ stores: 5 });
  await expect(change(group, "add", codes("S5"))).rejects.toEqual(
    refused("group/unknown-stores", { stores: ["S5"] }),
  );
});

test("eight people add and remove at once: everybody's change counts, once", async () => {
  const group = await given();
  const sets = ["S0", "S1", "S2", "S3"].map((store) => codes(store));
  const answers = await atTheSameTime([...sets, ...sets].map((set) => () => change(group, "add", set)));
  expect(answers.reduce((sum, { changed }) => sum + changed, 0)).toBe(4);
  expect(await membersOf(group)).toEqual(["S0", "S1", "S2", "S3"]);
});

const content = (storeGroups: string[]) =>
  promotionContent.parse({
    name: "10 + 1",
    kind: "buy_get",
    from: "2026-03-01",
    to: "2026-03-31",
    items: ["I0"],
    buyQty: 10,
    repeat: true,
    storeGroups,
  });
async function approve(promotion: string, version: number) {
  const [row] = await sqlOf(db)<{ id: number }[]>`select id from promotions where code = ${promotion}`;
  const proposal = await openProposal(db, row?.id ?? 0);
  return approvePromotion(db, colleague, { promotion, version, seen: markOf(proposal?.content) }, now);
}

test("what two persons approved for a group's stores, one person cannot change by changing the group", async () => {
  const group = await given("S1", "S2");
  await createPromotion(db, hq, { promotion: "P1", content: content([group]) }, now);
  expect(await change(group, "add", codes("S3"))).toMatchObject({ stores: 3 });
  await submitPromotion(db, hq, { promotion: "P1" }, now);
  const counts = refused("group/promotion-counts-on-it", { group, promotions: ["P1"] });
  await expect(change(group, "remove", codes("S3"))).rejects.toEqual(counts);
  await approve("P1", 1);
  await expect(change(group, "add", codes("S4"))).rejects.toEqual(counts);
  // What changes nothing is not refused, nor is another name.
  expect(await change(group, "add", codes("S1"))).toMatchObject({ changed: 0 });
  await renameGroup(db, hq, { group, name: "New name" }, now);
  expect(await getGroup(db, hq, { group }, now)).toMatchObject({
    stores: 3,
    promotions: [{ promotion: "P1", name: "10 + 1" }],
  });
  const { rows } = await listGroups(db, hq, listGroupsInput.parse({ search: group }), now);
  expect(rows).toMatchObject([{ group, stores: 3, promotions: 1, packages: [] }]);
  // Once the promotion counts on another group, or is over, this one is free.
  const other = await given("S1");
  await editPromotion(db, hq, { promotion: "P1", content: content([other]) }, now);
  await submitPromotion(db, hq, { promotion: "P1" }, now);
  await approve("P1", 2);
  expect(await change(group, "add", codes("S4"))).toMatchObject({ stores: 4 });
  const later = new Date("2026-04-01T09:00:00+08:00");
  expect(
    await changeMembers(db, hq, { group: other, how: "remove", which: codes("S1") }, later),
  ).toMatchObject({ stores: 0 });
});

test("an archived group is for no new promotion", async () => {
  const group = await given("S1");
  await createPromotion(db, hq, { promotion: "P2", content: content([group]) }, now);
  await archiveGroup(db, hq, { group, isArchived: true }, now);
  await expect(submitPromotion(db, hq, { promotion: "P2" }, now)).rejects.toEqual(
    refused("promotion/contradicts"),
  );
});

test("only headquarters change groups", async () => {
  const supervisor = person("finance-supervisor");
  for (const work of [
    () => createGroup(db, supervisor, { group: "X", name: "X" }, now),
    () => renameGroup(db, supervisor, { group: "X", name: "X" }, now),
    () => archiveGroup(db, supervisor, { group: "X", isArchived: true }, now),
    () => changeMembers(db, supervisor, { group: "X", how: "add", which: codes("S1") }, now),
    () => listGroups(db, person("owner"), listGroupsInput.parse({}), now),
    () => getGroup(db, person("owner"), { group: "X" }, now),
    () => listMembers(db, person("owner"), { group: "X", limit: 5 }),
    () => previewMembers(db, person("owner"), { group: "X", how: "add", which: codes("S1") }),
  ]) {
    await expect(work()).rejects.toEqual(refused("auth/forbidden"));
  }
});
