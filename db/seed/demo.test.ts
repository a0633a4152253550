import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { expectProof } from "@/server/testing/expect-proof";
import { freshDatabase } from "@/server/testing/test-database";
import { demoLogins, seedDemo } from "./demo";

process.env.STORELINE_PHOTO_DIR = mkdtempSync(path.join(tmpdir(), "storeline-photos-"));
const { db, close } = await freshDatabase();
afterAll(close);

const count = async (what: string) => {
  const [row] = await sqlOf(db).unsafe(`select count(*)::int as n from ${what}`);
  return row?.n as number;
};

test.each(["2026-03-10T09:30:00+08:00", "2026-03-10T00:05:00+08:00"])(
  "the demo chain is true in its books when it is made at %s",
  async (at) => {
    const fresh = await freshDatabase();
    try {
      await seedDemo(fresh.db, new Date(at));
      await expectProof(fresh.db);
      const [late] = await sqlOf(fresh.db)`
        select count(*)::int as n from events where at > ${new Date(at).toISOString()}::text::timestamptz`;
      expect(late?.n).toBe(0);
    } finally {
      await fresh.close();
    }
  },
);

test("the demo has one login per role, something of everything, and is made once", async () => {
  await seedDemo(db);
  const before = await count("events");
  await seedDemo(db);
  expect(await count("events")).toBe(before);
  expect(await count("users")).toBe(demoLogins.length);
  expect(await count("waves")).toBe(2);
  expect(await count("delivery_shorts")).toBe(1);
  expect(await count("delivery_checks where status = 'passed'")).toBeGreaterThan(3);
  expect(await count("delivery_check_items where outcome = 'mended'")).toBe(2);
  expect(await count("deliveries where status = 'dispatched'")).toBeGreaterThan(0);
  expect(await count("deliveries where status = 'delivered'")).toBeGreaterThan(0);
  expect(await count("deposits where status = 'pending'")).toBe(2);
  expect(await count("deposit_duplicates where reason = 'same_photo'")).toBe(1);
  expect(await count("pool_rows")).toBeGreaterThan(10);
  expect(await count("receipts")).toBe(4);
  expect(await count("stock_adjustments where status = 'requested'")).toBe(1);
  expect(await count("dc_move_tasks where status = 'open' and kind = 'refill'")).toBe(3);
  expect(await count("dc_move_tasks where status = 'open' and kind = 'putaway'")).toBe(1);
  expect(await count("dc_counts where closed_at is null")).toBe(3);
  expect(await count("returns where status = 'approved'")).toBe(1);
  expect(await count("returns where status = 'submitted'")).toBe(1);
  expect(await count("store_groups")).toBe(3);
  expect(await count("pos_stages where scope = 'group'")).toBe(2);
  // A whole day of commands: on a busy machine that takes longer than a test of one of them.
}, 120_000);
