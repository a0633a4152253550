import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo, mustReachDc } from "@/server/auth";
import { refuse } from "@/server/dock/errors";
import { tagsPdf } from "@/server/dock/paper/pdf-tags";
import { tagContentOf } from "@/server/dock/paper/tag-content";
import type { PaperLocale } from "@/server/dock/paper/words";
import { tagsZpl } from "@/server/dock/paper/zpl-tags";
import { fileMinutes, type PrintFile } from "@/server/dock/queries/get-print-file";
import { batchTags } from "@/server/tag";
import type { TagSize } from "@/server/tag/schema";

export interface TagFileWish {
  batch: number;
  format: "pdf" | "zpl";
  size: TagSize;
  locale: PaperLocale;
}

/**
 * The file of a print of price tags, or of printing them again, that its own author asked for just now; void ones are left out. Refused:
 * `dock/unknown-tag-batch`, `paper/unknown-print` when somebody else printed it last, `paper/expired` after a quarter of an hour, so
 * that every tag that comes out is in the log; a DC out of reach.
 */
export async function getTagFile(
  db: DbOrTx,
  actor: Actor,
  { batch, format, size, locale }: TagFileWish,
  now: Date,
): Promise<PrintFile> {
  mustBeAbleTo(actor, "paper.print");
  const sql = sqlOf(db);
  const [found] = await sql<{ wave: string; waveId: number; dcId: number }[]>`
    select w.wave_no as wave, w.id as "waveId", b.dc_id as "dcId"
    from tag_batches b join waves w on w.id = b.wave_id where b.id = ${batch}::int8`;
  if (!found) throw refuse("dock/unknown-tag-batch", { batch });
  mustReachDc(actor, found.dcId);
  const [last] = await sql<{ at: string; isOwn: boolean }[]>`
    select at, actor_kind = ${actor.kind} and actor_id is not distinct from ${actor.id}::int4 as "isOwn"
    from events where document_type = 'wave' and document_id = ${found.waveId}::int8
      and ((type = 'wave.tags_printed' and details -> 'batches' @> to_jsonb(${batch}::int8))
        or (type = 'wave.tags_reprinted' and details -> 'batch' = to_jsonb(${batch}::int8)))
    order by id desc limit 1`;
  if (!last?.isOwn) throw refuse("paper/unknown-print", {});
  if (now.getTime() - new Date(last.at).getTime() > fileMinutes * 60_000)
    throw refuse("paper/expired", { minutes: fileMinutes });
  const tags = (await batchTags(db, [batch]))
    .filter(({ isVoid }) => !isVoid)
    .map((tag) => tagContentOf(tag, locale));
  const name = `${found.wave}-price-tags-${batch}.${format}`;
  if (format === "zpl")
    return {
      name,
      contentType: "text/plain; charset=utf-8",
      bytes: Buffer.from(await tagsZpl(tags, size)),
    };
  return { name, contentType: "application/pdf", bytes: await tagsPdf(name, tags, size) };
}
