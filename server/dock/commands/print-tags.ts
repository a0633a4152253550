import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo, mustReachDc } from "@/server/auth";
import { refuse } from "@/server/dock/errors";
import { lockOwnWave } from "@/server/dock/lock-own-wave";
import { storesToTag } from "@/server/dock/queries/list-wave-tags";
import type { ReprintTagsInput } from "@/server/dock/schema";
import { recordEvent } from "@/server/event";
import { printPending, shownPrice, type TagBatch } from "@/server/tag";

/**
 * Prints all tags that wait for the stores of a wave, not only those of what it delivers (R06), one batch at each DC of the actor's.
 * They leave with the store's next delivery order from there. Asked again, what came since is printed; a repeat that finds
 * nothing is refused: `dock/no-tags`. Of two at once one prints.
 */
export async function printTags(
  db: DbOrTx,
  actor: Actor,
  input: { wave: string },
  now: Date,
): Promise<{ wave: string; tags: number; batches: number[] }> {
  mustBeAbleTo(actor, "paper.print");
  return inTransaction(db, async (tx) => {
    const waveId = await lockOwnWave(tx, actor, input.wave);
    const printed: TagBatch[] = [];
    for (const group of await storesToTag(tx, actor, waveId)) {
      const batch = await printPending(tx, { ...group, waveId, printedBy: actor.name }, now);
      if (batch) printed.push(batch);
    }
    if (printed.length === 0) throw refuse("dock/no-tags", { wave: input.wave });
    const tags = printed.reduce((sum, batch) => sum + batch.tags, 0);
    const batches = printed.map(({ batch }) => batch);
    const event = {
      type: "wave.tags_printed",
      documentType: "wave",
      documentId: waveId,
      details: { tags, batches },
    };
    await recordEvent(tx, actor, event, now);
    return { wave: input.wave, tags, batches };
  });
}

/**
 * Prints tags of a batch again, all or some, with a reason: paper jammed, ink ran out. What they say is read anew; what was taken out
 * of the pool or is at its shelf is left out. A print is a fact, so a repeat is another print; the request id of the screen
 * keeps a double click from being one. Refused: `dock/unknown-tag-batch`, `dock/no-tags`, a DC out of reach.
 */
export async function reprintTags(
  db: DbOrTx,
  actor: Actor,
  input: ReprintTagsInput,
  now: Date,
): Promise<{ batch: number; tags: number }> {
  mustBeAbleTo(actor, "paper.print");
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const [batch] = await sql<{ waveId: number; wave: string; dcId: number }[]>`
      select b.wave_id as "waveId", w.wave_no as wave, b.dc_id as "dcId" from tag_batches b join waves w on w.id = b.wave_id
      where b.id = ${input.batch}::int8 for update of b`;
    if (!batch) throw refuse("dock/unknown-tag-batch", { batch: input.batch });
    mustReachDc(actor, batch.dcId);
    const wanted = input.tags ?? null;
    const again = await sql<{ id: number }[]>`
      with kept as (
        select id from tags where batch_id = ${input.batch}::int8 and status in ('printed', 'shipped')
          and (${wanted === null}::bool or id = any(${ints(wanted ?? [])}::int8[])) order by id for update
      )
      update tags t set prints = t.prints + 1, price_fen = ${sql.unsafe(shownPrice)} from kept k where t.id = k.id returning t.id`;
    if (again.length === 0) throw refuse("dock/no-tags", { wave: batch.wave });
    if (wanted === null)
      await sql`update tag_batches set prints = prints + 1 where id = ${input.batch}::int8`;
    const event = {
      type: "wave.tags_reprinted",
      documentType: "wave",
      documentId: batch.waveId,
      reason: input.reason,
    };
    await recordEvent(tx, actor, { ...event, details: { batch: input.batch, tags: again.length } }, now);
    return { batch: input.batch, tags: again.length };
  });
}
