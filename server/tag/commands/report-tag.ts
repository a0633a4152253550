import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { lockTag } from "@/server/tag/commands/cancel-tag";
import { refuse } from "@/server/tag/errors";
import { shownPrice } from "@/server/tag/print";
import type { ReportTagInput, TagStatus } from "@/server/tag/schema";

/**
 * The system of a store's electronic labels says that a label shows what was wanted, which closes it, or that it failed: then it
 * waits on, with the reason in its history. A repeat changes nothing. Refused: `tag/not-electronic`, `tag/not-pending`.
 */
export async function reportTag(
  db: DbOrTx,
  actor: Actor,
  { tag, status: said, reason }: ReportTagInput,
  now: Date,
): Promise<{ tag: number; status: TagStatus }> {
  mustBeAbleTo(actor, "tag.report");
  return inTransaction(db, async (tx) => {
    const { id, status, store, isElectronic } = await lockTag(tx, actor, tag);
    if (!isElectronic) throw refuse("tag/not-electronic", { store });
    if (status === "closed" && said === "shown") return { tag, status };
    if (status !== "pending") throw refuse("tag/not-pending", { tag, status });
    const sql = sqlOf(tx);
    if (said === "shown")
      await sql`
        update tags t set status = 'closed', ended_at = ${now.toISOString()}::text::timestamptz, price_fen = ${sql.unsafe(shownPrice)}
        where t.id = ${id}::int8`;
    const type = said === "shown" ? "tag.shown" : "tag.failed";
    const event = { type, documentType: "tag", documentId: id, reason: reason || undefined };
    await recordEvent(tx, actor, event, now);
    return { tag, status: said === "shown" ? "closed" : "pending" };
  });
}
