import { column, ints, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { notify } from "@/server/notify";
import { refuse } from "@/server/retail/errors";
import { type LockedChange, lockChange } from "@/server/retail/lock-change";
import { linesOfChange, type PriceChangeState, stateOf } from "@/server/retail/queries/change-lines";
import type { DecidePriceChangeInput, PriceLineStatus } from "@/server/retail/schema";
import { supersedeEarlier, takeEffect, wantTagsAhead } from "@/server/retail/take-effect";
import { instantText } from "@/server/shared/instant-text";

interface Line {
  lineNo: number;
  itemId: number;
  item: string;
  barcode: string;
  status: PriceLineStatus;
  /** What was decided about it, by people or by itself; null while it waits, and where nobody decides any more. */
  outcome: "approve" | "reject" | null;
}
type Decided = Line & { decision: "approve" | "reject"; reason: string };

/**
 * Headquarters decide about a price change line by line (R13): some are approved, others rejected, the rest may wait on. What is
 * approved and due counts when this returns. The same decision again answers the same. Refused: `retail/own-request`,
 * `retail/not-pending`, `retail/not-on-change`, `retail/already-over` for an approval after the wished end,
 * `retail/reason-missing` for a rejection that does not say why.
 */
export async function decidePriceChange(
  db: DbOrTx,
  actor: Actor,
  input: DecidePriceChangeInput,
  now: Date,
): Promise<PriceChangeState> {
  mustBeAbleTo(actor, "price.approve");
  return inTransaction(db, async (tx) => {
    const locked = await lockChange(tx, actor, input.change);
    const decided = whatIsDecided(locked, await readLines(tx, locked.id), input);
    const fresh = decided.filter(({ status }) => status === "pending");
    if (fresh.length === 0) return stateOf(locked.change, await linesOfChange(tx, locked.id));
    if (locked.requestedBy === handOf(actor)) throw refuse("retail/own-request", { change: locked.change });
    const unexplained = fresh.filter(({ decision, reason }) => decision === "reject" && reason === "");
    if (unexplained.length > 0)
      throw refuse("retail/reason-missing", { items: unexplained.map(({ item }) => item) });
    const approved = fresh.filter(({ decision }) => decision === "approve");
    if (approved.length > 0 && locked.endsAt !== null && locked.endsAt.getTime() <= now.getTime())
      throw refuse("retail/already-over", { change: locked.change, endedAt: instantText(locked.endsAt) });
    await write(tx, actor, locked.id, fresh, now);
    const itemIds = approved.map(({ itemId }) => itemId);
    const replaced = await supersedeEarlier(tx, locked, itemIds, now);
    const event = { type: "price_change.decided", documentType: "price_change", documentId: locked.id };
    const details = { approved: approved.length, rejected: fresh.length - approved.length };
    await recordEvent(tx, actor, { ...event, reason: input.reason || undefined, details }, now);
    await takeEffect(
      tx,
      actor,
      itemIds.map((itemId) => ({ storeId: locked.storeId, itemId })),
      now,
    );
    await wantTagsAhead(tx, actor, locked, itemIds, now);
    await tellStore(tx, locked, details, now);
    return stateOf(locked.change, await linesOfChange(tx, locked.id), replaced);
  });
}

const readLines = (tx: Tx, changeId: number) => sqlOf(tx)<Line[]>`
  select l.line_no as "lineNo", l.item_id as "itemId", i.code as item, i.barcode, l.status,
         case when l.decided_at is null then null when l.status = 'rejected' then 'reject' else 'approve' end as outcome
  from price_change_lines l join items i on i.id = l.item_id where l.change_id = ${changeId}::int8 order by l.line_no`;

/** The word for each line that is named, and for all that wait when there is one for all. A word against what is settled refuses. */
function whatIsDecided(
  { change }: LockedChange,
  lines: readonly Line[],
  { decision, reason, lines: named }: DecidePriceChangeInput,
): Decided[] {
  const words = new Map(
    named.map((word) => {
      const line = lines.find(({ item, barcode }) => item === word.item || barcode === word.item);
      if (!line) throw refuse("retail/not-on-change", { change, item: word.item });
      return [line.lineNo, { decision: word.decision, reason: word.reason || reason }];
    }),
  );
  const waits = lines.some(({ status, lineNo }) => status === "pending" && !words.has(lineNo));
  return lines.flatMap((line): Decided[] => {
    // One word for all is for what waits; when nothing does, it is a repeat and must agree with what was decided.
    const isMeant = decision !== undefined && (line.status === "pending" || (!waits && named.length === 0));
    const word = words.get(line.lineNo) ?? (isMeant ? { decision, reason } : undefined);
    if (!word) return [];
    if (
      line.status !== "pending" &&
      line.outcome !== word.decision &&
      (words.has(line.lineNo) || !agreesSome(lines, word.decision))
    )
      throw refuse("retail/not-pending", { change, item: line.item, status: line.status });
    return [{ ...line, ...word }];
  });
}

const agreesSome = (lines: readonly Line[], decision: string) =>
  lines.some(({ outcome }) => outcome === decision);

async function write(
  tx: Tx,
  actor: Actor,
  changeId: number,
  lines: readonly Decided[],
  now: Date,
): Promise<void> {
  await sqlOf(tx)`
    update price_change_lines l
    set status = k.status::price_line_status, decision_reason = k.reason, decided_by = ${handOf(actor)}, decided_by_name = ${actor.name},
        decided_at = ${now.toISOString()}::text::timestamptz
    from unnest(${ints(column(lines, (l) => l.lineNo))}::text::int2[],
                ${texts(column(lines, (l) => (l.decision === "approve" ? "scheduled" : "rejected")))}::text::text[],
                ${texts(column(lines, (l) => l.reason))}::text::text[]) k (line_no, status, reason)
    where l.change_id = ${changeId}::int8 and l.line_no = k.line_no`;
}

async function tellStore(
  tx: Tx,
  { change, storeId }: LockedChange,
  { approved, rejected }: { approved: number; rejected: number },
  now: Date,
): Promise<void> {
  const [store] = await sqlOf(tx)<{ code: string; name: string }[]>`
    select code, name from stores where id = ${storeId}::int4`;
  if (!store) return;
  const details = { store: store.code, storeName: store.name, change, approved, rejected };
  const to = { kind: "store" as const, id: storeId };
  await notify(tx, [{ to, template: "price.decided", details, link: `/store/prices/${change}` }], now);
}
