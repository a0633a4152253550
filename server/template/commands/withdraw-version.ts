import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { bumpCatalogVersion } from "@/server/catalog";
import { recordEvent } from "@/server/event";
import { refuse } from "../errors";
import { lockTemplate } from "../lock-template";
import type { TemplateVersionInput } from "../schema";

/**
 * Takes back a version before it comes into force: the one before it goes on. Again answers the same. Refused:
 * `template/no-such-version`, `template/in-force-already`.
 */
export async function withdrawVersion(
  db: DbOrTx,
  actor: Actor,
  input: TemplateVersionInput,
  now: Date,
): Promise<{ template: string; version: number }> {
  mustBeAbleTo(actor, "template.change");
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const template = await lockTemplate(tx, input.template);
    const [version] = await sql<{ id: number; isOver: boolean; isPlanned: boolean }[]>`
      select id, withdrawn_at is not null as "isOver",
        coalesce(valid_from > ${now.toISOString()}::text::timestamptz, false) as "isPlanned"
      from template_versions where template_id = ${template.id} and version_no = ${input.version}`;
    const answer = { template: template.code, version: input.version };
    if (!version) throw refuse("template/no-such-version", answer);
    if (version.isOver) return answer;
    if (!version.isPlanned) throw refuse("template/in-force-already", answer);
    await sql`
      update template_versions set withdrawn_at = ${now.toISOString()}::text::timestamptz, withdrawn_by_name = ${actor.name}
      where id = ${version.id}`;
    await bumpCatalogVersion(tx);
    const event = {
      type: "template.version_withdrawn",
      documentType: "template",
      documentId: template.id,
      after: { version: input.version },
    };
    await recordEvent(tx, actor, event, now);
    return answer;
  });
}
