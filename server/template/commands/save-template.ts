import { texts } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { bumpCatalogVersion } from "@/server/catalog";
import { recordEvent } from "@/server/event";
import { instantText } from "@/server/shared/instant-text";
import { invariant } from "@/server/shared/invariant";
import { refuse } from "../errors";
import { type LockedTemplate, linesInForce, lockTemplate } from "../lock-template";
import { isSameContent, type LineContent } from "../rules";
import type { SaveTemplateInput, SwitchTemplateInput, TemplateLineInput } from "../schema";
import { tellStores } from "../tell-stores";
import { writeVersions } from "../write-version";

/** What became of it: the version that says so now, and whether it is a new one. */
export interface SavedTemplate {
  template: string;
  version: number;
  isNew: boolean;
}

/**
 * Makes a new version of a template's windows (R23), in force for windows that start from `from` on, or from now on: one
 * that is open keeps the version it started with (U12). The same content again makes none. Refused: `template/unknown`,
 * `template/unknown-category`, `template/same-window-twice`, `template/starts-in-the-past`, and
 * `template/changed-meanwhile` when somebody else has saved since the editor looked.
 */
export async function saveTemplate(
  db: DbOrTx,
  actor: Actor,
  input: SaveTemplateInput,
  now: Date,
): Promise<SavedTemplate> {
  mustBeAbleTo(actor, "template.change");
  return inTransaction(db, async (tx) => {
    const template = await lockTemplate(tx, input.template);
    const from = input.from ?? now;
    if (from < now)
      throw refuse("template/starts-in-the-past", { from: instantText(from), now: instantText(now) });
    const lines = await contentOf(tx, input.lines);
    const before = await linesInForce(tx, template.id, from);
    if (isSameContent(before, lines))
      return { template: template.code, version: template.newestVersion, isNew: false };
    mustBeUnchanged(template, input.baseVersion);
    const validFrom = template.newestVersion === 0 && input.from === null ? null : from;
    const version = { templateId: template.id, validFrom, isAtOnce: false, note: input.note, lines };
    return record(tx, actor, template, version, "template.changed", now);
  });
}

/**
 * The emergency switch: a new version that counts at once, for windows that are open as well, and of which every active
 * store of the template is told, with the reason (U12). Orders that were taken stay taken; what was ordered in a window
 * that goes on still counts towards its maximum. Refused as `saveTemplate`.
 */
export async function switchTemplate(
  db: DbOrTx,
  actor: Actor,
  input: SwitchTemplateInput,
  now: Date,
): Promise<SavedTemplate> {
  mustBeAbleTo(actor, "template.change");
  return inTransaction(db, async (tx) => {
    const template = await lockTemplate(tx, input.template);
    const content = await contentOf(tx, input.lines);
    const before = await linesInForce(tx, template.id, now);
    if (isSameContent(before, content))
      return { template: template.code, version: template.newestVersion, isNew: false };
    mustBeUnchanged(template, input.baseVersion);
    const lines = content.map((line) => {
      const old = before.find(
        (one) => one.categoryId === line.categoryId && one.startsMinute === line.startsMinute,
      );
      return { ...line, continuesLineId: old ? (old.continuesLineId ?? old.id) : null };
    });
    const version = { templateId: template.id, validFrom: now, isAtOnce: true, note: input.note, lines };
    const saved = await record(tx, actor, template, version, "template.switched", now);
    await tellStores(tx, template, input.note, now);
    return saved;
  });
}

function mustBeUnchanged(template: LockedTemplate, baseVersion: number): void {
  if (template.newestVersion !== baseVersion)
    throw refuse("template/changed-meanwhile", { template: template.code, version: template.newestVersion });
}

async function record(
  tx: Tx,
  actor: Actor,
  template: LockedTemplate,
  version: Parameters<typeof writeVersions>[2][number],
  type: "template.changed" | "template.switched",
  now: Date,
): Promise<SavedTemplate> {
  const [written] = await writeVersions(tx, actor, [version], now);
  invariant(written, `template ${template.code} has its version`);
  await bumpCatalogVersion(tx);
  const event = { type, documentType: "template", documentId: template.id, reason: version.note };
  const after = { version: written.versionNo, from: version.validFrom && instantText(version.validFrom) };
  await recordEvent(tx, actor, { ...event, before: { version: template.newestVersion }, after }, now);
  return { template: template.code, version: written.versionNo, isNew: true };
}

/** The lines with their categories found, none of them twice. */
async function contentOf(tx: Tx, lines: readonly TemplateLineInput[]): Promise<LineContent[]> {
  const codes = lines.map(({ category }) => category).filter((category) => category !== "*");
  const rows = await sqlOf(tx)<{ id: number; code: string }[]>`
    select id, code from categories where code = any(${texts(codes)}::text[])`;
  const idOf = new Map(rows.map((row) => [row.code, row.id]));
  const seen = new Map<string, number>();
  return lines.map((line, index) => {
    const categoryId = line.category === "*" ? null : idOf.get(line.category);
    if (categoryId === undefined) throw refuse("template/unknown-category", { category: line.category });
    const key = [line.category, line.dayRule, line.start, line.end].join(" ");
    const first = seen.get(key);
    if (first !== undefined) throw refuse("template/same-window-twice", { line: index + 1, first });
    seen.set(key, index + 1);
    return {
      categoryId,
      dayRule: line.dayRule,
      startsMinute: line.start,
      endsMinute: line.end,
      minFen: line.min,
      maxFen: line.max,
    };
  });
}
