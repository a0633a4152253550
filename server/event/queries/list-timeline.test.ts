import { afterAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { systemActor } from "@/server/auth/actor";
import { listTimeline, recordEvent, recordEvents } from "@/server/event";
import { decodeCursor } from "@/server/shared/paging";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase();
afterAll(close);

const now = new Date("2026-03-10T09:00:00+08:00");
const of = (documentId: number) => ({ documentType: "order", documentId });

test("an event keeps what changed, why and who, as given", async () => {
  await inTransaction(db, (tx) =>
    recordEvent(
      tx,
      systemActor,
      {
        type: "order.withdrawn",
        ...of(1),
        before: { status: "pooled" },
        after: { status: "draft" },
        reason: 'the owner said "no", {twice}\n\\',
        details: { lines: [1, null] },
      },
      now,
    ),
  );
  const { rows } = await listTimeline(db, { ...of(1), limit: 10 });
  expect(rows).toMatchObject([
    {
      type: "order.withdrawn",
      actorName: "system",
      before: { status: "pooled" },
      after: { status: "draft" },
      reason: 'the owner said "no", {twice}\n\\',
      details: { lines: [1, null] },
      at: now,
    },
  ]);
});

test("many events are written at once and read a page at a time, oldest first", async () => {
  const many = Array.from({ length: 25 }, (_, index) => ({
    type: `step.${index}`,
    ...of(index % 2 ? 2 : 3),
  }));
  await inTransaction(db, (tx) => recordEvents(tx, systemActor, many, now));
  const first = await listTimeline(db, { ...of(2), limit: 10 });
  const rest = await listTimeline(db, { ...of(2), limit: 10, cursor: decodeCursor(first.nextCursor ?? "") });
  expect([...first.rows, ...rest.rows].map((row) => row.type)).toEqual(
    many.filter((event) => event.documentId === 2).map((event) => event.type),
  );
  expect(rest.nextCursor).toBeNull();
});

test("events are never changed or removed", async () => {
  const sql = sqlOf(db);
  await expect(sql`update events set type = 'x'`).rejects.toThrow("append-only");
  await expect(sql`delete from events`).rejects.toThrow("append-only");
  await expect(sql`truncate events`).rejects.toThrow("append-only");
});
