import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { bumpCatalogVersion } from "@/server/catalog";
import { recordEvent } from "@/server/event";
import { refuse } from "../errors";
import { linesInForce, lockTemplate } from "../lock-template";
import type { CreateTemplateInput } from "../schema";
import { writeVersions } from "../write-version";

/**
 * Makes a template, with the windows that another one has now if said. Stores get it by import of their master data.
 * Refused: `template/exists`, `template/unknown` for the one it should be like.
 */
export async function createTemplate(
  db: DbOrTx,
  actor: Actor,
  input: CreateTemplateInput,
  now: Date,
): Promise<{ template: string }> {
  mustBeAbleTo(actor, "template.change");
  return inTransaction(db, async (tx) => {
    const like = input.like === null ? null : await lockTemplate(tx, input.like);
    const [created] = await sqlOf(tx)<{ id: number }[]>`
      insert into templates (code, name) values (${input.template}, ${input.name})
      on conflict (code) do nothing returning id`;
    if (!created) throw refuse("template/exists", { template: input.template });
    if (like) {
      const lines = (await linesInForce(tx, like.id, now)).map((line) => ({
        ...line,
        continuesLineId: null,
      }));
      const version = { templateId: created.id, validFrom: null, isAtOnce: false, note: "", lines };
      await writeVersions(tx, actor, [version], now);
    }
    await bumpCatalogVersion(tx);
    const event = { type: "template.created", documentType: "template", documentId: created.id };
    await recordEvent(tx, actor, { ...event, after: { name: input.name, like: input.like } }, now);
    return { template: input.template };
  });
}
