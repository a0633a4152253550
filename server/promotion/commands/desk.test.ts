import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { type Actor, systemActor } from "@/server/auth/actor";
import { loadPromotionTerms } from "@/server/catalog";
import { importFile } from "@/server/import";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { loadContent } from "../load-content";
import { markOf, openProposal } from "../lock-promotion";
import { type PromotionContent, promotionContent } from "../schema";
import { approvePromotion, rejectPromotion } from "./decide-promotion";
import { archivePromotion, endPromotion, pausePromotion, resumePromotion } from "./stop-promotion";
import { submitPromotion } from "./submit-promotion";
import { createPromotion, editPromotion } from "./write-draft";

const { db, close } = await freshDatabase(34);
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));
afterEach(() => expectProof(db));

const author = person("hq", { id: 51 });
const colleague = person("hq", { id: 52 });
const refused = (code: string) => expect.objectContaining({ code });
let codes = 0;
const nextCode = () => {
  codes += 1;
  return `DESK${codes}`;
};

const tenPlusOne = (more: Partial<PromotionContent> = {}): PromotionContent =>
  promotionContent.parse({
    name: "10 + 1",
    kind: "buy_get",
    from: "2026-03-01",
    to: "2026-03-31",
    items: ["I0"],
    buyQty: 10,
    repeat: true,
    ...more,
  });

const catalogVersion = async () =>
  (await sqlOf(db)<{ version: number }[]>`select version from catalog_version`)[0]?.version ?? 0;
const idOf = async (code: string) =>
  (await sqlOf(db)<{ id: number }[]>`select id from promotions where code = ${code}`)[0]?.id ?? 0;
const inForce = async (code: string) =>
  (await loadPromotionTerms(sqlOf(db), sqlOf(db)`p.status = 'approved' and p.code = ${code}`))[0];
const eventsOf = async (code: string) =>
  (
    await sqlOf(db)<{ type: string }[]>`
      select type from events where document_type = 'promotion' and document_id = ${await idOf(code)} order by id`
  ).map(({ type }) => type.replace("promotion.", ""));

const create = (promotion: string, content = tenPlusOne(), actor: Actor = author) =>
  createPromotion(db, actor, { promotion, content }, now);
const edit = (promotion: string, content: PromotionContent, actor: Actor = author) =>
  editPromotion(db, actor, { promotion, content }, now);
const submit = (promotion: string, actor: Actor = author) => submitPromotion(db, actor, { promotion }, now);
const approve = async (promotion: string, version = 1, actor: Actor = colleague) => {
  const proposal = await openProposal(db, await idOf(promotion));
  return approvePromotion(db, actor, { promotion, version, seen: markOf(proposal?.content) }, now);
};
const reason = { reason: "because" };

/** A promotion in force. */
async function given(content = tenPlusOne()): Promise<string> {
  const code = nextCode();
  await create(code, content);
  await submit(code);
  await approve(code);
  return code;
}

test("a promotion is written by one person and put into force by another", async () => {
  const code = nextCode();
  expect(await create(code)).toEqual({ promotion: code, state: "draft", version: 1 });
  await expect(create(code)).rejects.toEqual(refused("promotion/code-taken"));
  await expect(approve(code)).rejects.toEqual(refused("promotion/not-submitted"));
  await submit(code);
  expect(await submit(code)).toEqual({ promotion: code, state: "draft", version: 1 });
  await expect(approve(code, 1, author)).rejects.toEqual(refused("promotion/own-proposal"));
  await expect(approve(code, 1, person("owner"))).rejects.toEqual(refused("auth/forbidden"));
  expect(await inForce(code)).toBeUndefined();

  const before = await catalogVersion();
  const seen = markOf((await openProposal(db, await idOf(code)))?.content);
  const answers = await atTheSameTime(
    Array.from(
      { length: 16 },
      () => () => approvePromotion(db, colleague, { promotion: code, version: 1, seen }, now),
    ),
  );
  expect(new Set(answers.map(({ state }) => state))).toEqual(new Set(["active"]));
  expect(await inForce(code)).toMatchObject({ buyEach: 10, getEach: 1, version: 1 });
  expect((await inForce(code))?.itemIds).toEqual([(await inForce(code))?.getItemId]);
  expect(await catalogVersion()).toBeGreaterThan(before);
  expect(await eventsOf(code)).toEqual(["drafted", "submitted", "approved"]);
});

test("a draft changes in place; what was submitted is a draft again, and nobody approves what he has not read", async () => {
  const code = nextCode();
  await create(code);
  await submit(code);
  const seen = markOf((await openProposal(db, await idOf(code)))?.content);
  await edit(code, tenPlusOne({ buyQty: 12 }));
  await expect(approvePromotion(db, colleague, { promotion: code, version: 1, seen }, now)).rejects.toEqual(
    refused("promotion/not-submitted"),
  );
  await submit(code);
  await expect(approvePromotion(db, colleague, { promotion: code, version: 1, seen }, now)).rejects.toEqual(
    refused("promotion/changed-meanwhile"),
  );
  await approve(code);
  expect(await inForce(code)).toMatchObject({ buyEach: 12, version: 1 });
});

test("an active promotion changes by a new version; until its approval the old one counts", async () => {
  const code = await given();
  expect(
    await edit(code, tenPlusOne({ buyQty: 8, items: ["I0", "I1"], getItem: "I2", excludedItems: [] })),
  ).toEqual({
    promotion: code,
    state: "active",
    version: 2,
  });
  expect(await inForce(code)).toMatchObject({ buyEach: 10, version: 1 });
  await submit(code);
  await approve(code, 2);
  expect(await inForce(code)).toMatchObject({ buyEach: 8, version: 2 });
  expect((await inForce(code))?.itemIds).toHaveLength(2);
  expect(await loadContent(db, await idOf(code))).toMatchObject({
    items: ["I0", "I1"],
    getItem: "I2",
    getQty: 1,
  });
  const late = rejectPromotion(db, colleague, { promotion: code, version: 2, ...reason }, now);
  await expect(late).rejects.toEqual(refused("promotion/decided-already"));

  await edit(code, tenPlusOne({ buyQty: 5 }));
  const back = { promotion: code, version: 3, ...reason };
  await expect(rejectPromotion(db, person("hq", { id: 53, role: "planner" }), back, now)).rejects.toEqual(
    refused("auth/forbidden"),
  );
  await rejectPromotion(db, author, back, now);
  await rejectPromotion(db, author, back, now);
  expect(await inForce(code)).toMatchObject({ buyEach: 8, version: 2 });
  await expect(submit(code)).rejects.toEqual(refused("promotion/nothing-proposed"));
});

test("pause, resume, end: each once, and never out of order", async () => {
  const code = await given();
  const input = { promotion: code, ...reason };
  await expect(resumePromotion(db, author, { promotion: "NO", ...reason }, now)).rejects.toEqual(
    refused("promotion/unknown"),
  );
  await expect(archivePromotion(db, author, input, now)).rejects.toEqual(
    refused("promotion/not-in-this-state"),
  );
  expect((await pausePromotion(db, author, input, now)).state).toBe("paused");
  const version = await catalogVersion();
  expect((await pausePromotion(db, author, input, now)).state).toBe("paused");
  expect(await catalogVersion()).toBe(version);
  expect((await resumePromotion(db, author, input, now)).state).toBe("active");
  await edit(code, tenPlusOne({ buyQty: 5 }));
  const answers = await atTheSameTime(
    Array.from({ length: 8 }, () => () => endPromotion(db, author, input, now)),
  );
  expect(new Set(answers.map(({ state }) => state))).toEqual(new Set(["terminated"]));
  expect(await inForce(code)).toBeUndefined();
  expect(await openProposal(db, await idOf(code))).toBeUndefined();
  for (const late of [pausePromotion, resumePromotion])
    await expect(late(db, author, input, now)).rejects.toEqual(refused("promotion/not-in-this-state"));
  await expect(edit(code, tenPlusOne())).rejects.toEqual(refused("promotion/not-in-this-state"));
  expect((await archivePromotion(db, author, input, now)).state).toBe("archived");
  await expect(endPromotion(db, person("planner"), input, now)).rejects.toEqual(refused("auth/forbidden"));
  expect((await eventsOf(code)).slice(3)).toEqual(["paused", "resumed", "changed", "terminated", "archived"]);
});

test("what contradicts itself or its neighbours is not submitted, nor approved when a neighbour came meanwhile", async () => {
  const full = (threshold: number, discount: number) =>
    promotionContent.parse({
      ...tenPlusOne(),
      kind: "order_discount",
      items: [],
      buyQty: null,
      repeat: false,
      threshold,
      discount,
    });
  const [first, second, third] = [nextCode(), nextCode(), nextCode()];
  await create(first, full(1_000, 2_000));
  await expect(submit(first)).rejects.toEqual(refused("promotion/contradicts"));
  await edit(first, full(300_000, 10_000));
  await create(second, full(600_000, 5_000));
  await submit(first);
  await submit(second);
  await approve(first);
  await expect(approve(second)).rejects.toEqual(refused("promotion/contradicts"));

  // Two that contradict each other, approved at the same moment: one of the two goes into force.
  const [low, high] = [nextCode(), nextCode()];
  const scope = { category: "10" };
  await create(low, { ...full(100_000, 9_000), ...scope });
  await create(high, { ...full(200_000, 8_000), ...scope });
  await submit(low);
  await submit(high);
  const outcomes = await atTheSameTime(
    [low, high].map((code) => () => approve(code).catch((error: { code: string }) => error.code)),
  );
  expect(outcomes).toContain("promotion/contradicts");
  expect(outcomes.filter((outcome) => typeof outcome === "object")).toHaveLength(1);
  await expect(create(third, tenPlusOne({ items: ["NO"] }))).rejects.toEqual(
    refused("promotion/unknown-reference"),
  );
});

test("what comes in by a file is in force by its dates, and is edited like any other", async () => {
  const rows = [
    "code,name,kind,from,to,item,buy_qty",
    "FILE1,From a file,buy_get,2026-03-01,2026-03-31,I1,6",
  ];
  await importFile(
    db,
    systemActor,
    { kind: "promotions", mode: "apply", format: "csv", content: Buffer.from(rows.join("\n")) },
    now,
  );
  expect(await inForce("FILE1")).toMatchObject({ buyEach: 6, version: 1 });
  const content = await loadContent(db, await idOf("FILE1"));
  expect(await edit("FILE1", { ...content, buyQty: 7 })).toEqual({
    promotion: "FILE1",
    state: "active",
    version: 2,
  });
  await submit("FILE1");
  await approve("FILE1", 2);
  expect(await inForce("FILE1")).toMatchObject({ buyEach: 7, version: 2 });
  const versions = await sqlOf(db)<{ version: number; status: string }[]>`
    select version, status from promotion_versions where promotion_id = ${await idOf("FILE1")} order by version`;
  expect([...versions]).toEqual([
    { version: 1, status: "imported" },
    { version: 2, status: "approved" },
  ]);
});
