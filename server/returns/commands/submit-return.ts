import { column, ints } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth";
import { recordEvents } from "@/server/event";
import { lockQuota, postQuota } from "@/server/returns/book/quota-book";
import { refuse } from "@/server/returns/errors";
import { findReturningStore, type ReturningStore } from "@/server/returns/find-store";
import { type JudgedReturn, judgeLines } from "@/server/returns/judge-lines";
import { getReturn, type ReturnView } from "@/server/returns/queries/get-return";
import { isLiftable } from "@/server/returns/rules/judge";
import type { ReturnKind, SubmitReturnInput } from "@/server/returns/schema";
import { businessDayOf } from "@/server/shared/business-day";
import { documentNumber } from "@/server/shared/document-number";
import { invariant } from "@/server/shared/invariant";

/**
 * A store asks to give goods back (2.7). Approved at once and its quota reserved when every item is returnable by the plan of today, was
 * delivered and is not yet returned, and the whole is within every limit (R21); equal is enough. A recall and a store that
 * closes ask neither plan nor quota. Otherwise refused, whole, with each reason and its numbers: `return/lines-refused`,
 * `return/over-quota`; or, when asked so and nothing but plan and quota are against it, it waits for headquarters and reserves
 * nothing. "Other" wants a note: `return/reason-missing`. Also `return/item-twice`, `return/unknown-store`, `recall/…`.
 * Nothing moves yet. Two at once take turns on the store's quota, so that the last fen is given once; two calls are two
 * documents, a repeat is told apart by the transport's key.
 */
export async function submitReturn(
  db: DbOrTx,
  actor: Actor,
  input: SubmitReturnInput,
  now: Date,
): Promise<ReturnView> {
  mustBeAbleTo(actor, "return.submit");
  if (input.reason === "other" && input.note === "") throw refuse("return/reason-missing");
  return inTransaction(db, async (tx) => {
    const found = await findReturningStore(tx, actor, input.store);
    const quota = await lockQuota(tx, found.id);
    // What decides is read again under the lock: the policy may have changed while we waited.
    const store = await findReturningStore(tx, actor, input.store);
    const judged = await judgeLines(tx, store, input, now, true);
    const isWaiting = mustBeAllowed(judged, input.askHeadquarters);
    const document = await insert(tx, actor, store, input, judged, isWaiting, now);
    const { id, returnNo, valueFen, kind } = document;
    const isCounted = kind === "usual" && !isWaiting;
    if (isCounted) {
      const move = { returnId: id, kind: "reserved" as const, reservedFen: valueFen, usedFen: 0 };
      await postQuota(tx, quota, { ...move, quotaOn: businessDayOf(now) }, now);
    }
    const event = { documentType: "return", documentId: id };
    const submitted = { ...event, type: "return.submitted", details: { kind, valueFen, lines: input.lines } };
    const approved = {
      ...event,
      type: "return.approved",
      details: { quotaReservedFen: isCounted ? valueFen : 0 },
    };
    await recordEvents(tx, actor, isWaiting ? [submitted] : [submitted, approved], now);
    return getReturn(tx, actor, { return: returnNo });
  });
}

/** Whether it has to wait for headquarters; refuses what may not even be asked. */
function mustBeAllowed({ objections, limits }: JudgedReturn, isAsking: boolean): boolean {
  if (objections.length === 0 && limits.length === 0) return false;
  const refusedLines = isAsking ? objections.filter((one) => !isLiftable(one)) : objections;
  if (refusedLines.length > 0) throw refuse("return/lines-refused", { lines: refusedLines });
  if (!isAsking) throw refuse("return/over-quota", { limits });
  return true;
}

async function insert(
  tx: Tx,
  actor: Actor,
  store: ReturningStore,
  { reason, note }: SubmitReturnInput,
  { lines, objections, limits, recallId, isFree }: JudgedReturn,
  isWaiting: boolean,
  now: Date,
): Promise<{ id: number; returnNo: string; valueFen: number; kind: ReturnKind }> {
  const sql = sqlOf(tx);
  const [next] = await sql<{ id: number }[]>`select nextval('returns_id_seq')::int8 as id`;
  invariant(next, "a sequence always has a next number");
  const { id } = next;
  const day = businessDayOf(now);
  const returnNo = documentNumber(`RT-${store.code}-`, day, id);
  const valueFen = lines.reduce((sum, line) => sum + line.valueFen, 0);
  const kind = kindOf(recallId !== null, isFree, isWaiting);
  await sql`
    insert into returns (id, return_no, store_id, account_id, settlement, status, kind, recall_id, reason, note, line_count,
                         value_fen, quota_on, objections, submitted_by, submitted_by_name, submitted_at)
    values (${id}::int8, ${returnNo}, ${store.id}::int4, ${store.accountId}::int4, ${store.settlement}::text::settlement_kind,
            ${isWaiting ? "submitted" : "approved"}::text::return_status, ${kind}::text::return_kind, ${recallId}::int8,
            ${recallId === null ? reason : "recall"}::text::return_reason, ${note}, ${lines.length}::int4, ${valueFen}::int8,
            ${day}::text::date, ${JSON.stringify([...objections, ...limits])}::text::jsonb, ${handOf(actor)}, ${actor.name},
            ${now.toISOString()}::text::timestamptz)`;
  const dcOf = (line: JudgedReturn["lines"][number]) => {
    const [newest] = line.draws;
    invariant(newest, `item ${line.item} draws on no delivery`);
    return newest.dcId;
  };
  await sql`
    insert into return_lines (return_id, line_no, item_id, dc_id, qty_each, value_fen)
    select ${id}::int8, * from unnest(${ints(lines.map((_, index) => index + 1))}::text::int2[],
      ${ints(column(lines, (l) => l.itemId))}::text::int4[], ${ints(column(lines, dcOf))}::text::int4[],
      ${ints(column(lines, (l) => l.qtyEach))}::text::int8[], ${ints(column(lines, (l) => l.valueFen))}::text::int8[])`;
  const draws = lines.flatMap((line, index) => line.draws.map((draw) => ({ ...draw, lineNo: index + 1 })));
  await sql`
    insert into return_draws (return_id, line_no, delivery_id, delivery_line_no, from_each, qty_each, value_fen)
    select ${id}::int8, * from unnest(${ints(column(draws, (d) => d.lineNo))}::text::int2[],
      ${ints(column(draws, (d) => d.deliveryId))}::text::int8[], ${ints(column(draws, (d) => d.deliveryLineNo))}::text::int2[],
      ${ints(column(draws, (d) => d.fromEach))}::text::int8[], ${ints(column(draws, (d) => d.qtyEach))}::text::int8[],
      ${ints(column(draws, (d) => d.valueFen))}::text::int8[])`;
  return { id, returnNo, valueFen, kind };
}

function kindOf(isRecall: boolean, isFree: boolean, isWaiting: boolean): ReturnKind {
  if (isRecall) return "recall";
  if (isFree) return "closing";
  return isWaiting ? "exception" : "usual";
}
