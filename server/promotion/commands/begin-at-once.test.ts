import { afterAll, beforeAll, expect, test } from "vitest";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { promotionContent } from "../schema";
import { createPromotion } from "./write-draft";

const { db, close } = await freshDatabase(34);
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid"]));

test("32 people begin one code at once: one promotion", async () => {
  const content = promotionContent.parse({
    name: "10 + 1",
    kind: "buy_get",
    from: "2026-03-01",
    to: "2026-03-31",
    items: ["I0"],
    buyQty: 10,
    repeat: true,
  });
  const begin = () =>
    createPromotion(db, person("hq", { id: 51 }), { promotion: "ONE", content }, now).catch(
      (error: { code: string }) => error.code,
    );
  const answers = await atTheSameTime(Array.from({ length: 32 }, () => begin));
  expect(answers.filter((answer) => typeof answer === "object")).toHaveLength(1);
  expect(new Set(answers.filter((answer) => typeof answer === "string"))).toEqual(
    new Set(["promotion/code-taken"]),
  );
  await expectProof(db);
});
