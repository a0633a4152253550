import { column, ints } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo, mustReachDc } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { refuse } from "@/server/returns/errors";
import { type LoadedLine, loadLines, writeAccepted } from "@/server/returns/load-lines";
import { type LockedReturn, lockReturn } from "@/server/returns/lock-return";
import {
  type AcceptedDraw,
  type GradedLine,
  giveBackToStore,
  type Origin,
  originsOf,
  putIntoDc,
  takeFromStore,
} from "@/server/returns/post-goods";
import { getReturn, type ReturnView } from "@/server/returns/queries/get-return";
import { acceptedOf } from "@/server/returns/rules";
import type { ReceiveReturnInput } from "@/server/returns/schema";
import { settleReturn } from "@/server/returns/settle-return";
import { tellOfSettlement } from "@/server/returns/tell-of-return";
import { instantText } from "@/server/shared/instant-text";

/**
 * A DC has looked at the goods of a return and says how much of each item it accepts, and how much of that is damaged (2.7); every item that goes to
 * the actor's DCs must be named, 0 accepts none. What can be sold is in the DC's stock, what is damaged beside it, what is
 * refused in the store's again. When all its lines are inspected it is settled in the same step, see `settleReturn`. One that
 * nobody has collected is collected and received in one. The same again answers the same and moves nothing; other
 * quantities are refused: `return/already-received`. Of two at once one inspects. Refused: `return/unknown`,
 * `return/cannot-move`, `return/unknown-line`, `return/line-missing`, `return/item-twice`, `return/accepted-too-many`,
 * `return/damaged-too-many`, a DC out of reach.
 */
export async function receiveReturn(
  db: DbOrTx,
  actor: Actor,
  input: ReceiveReturnInput,
  now: Date,
): Promise<ReturnView> {
  mustBeAbleTo(actor, "return.receive");
  return inTransaction(db, async (tx) => {
    const locked = await lockReturn(tx, actor, input.return);
    const lines = await loadLines(tx, locked.id);
    const graded = gradedLines(actor, locked, lines, input, await originsOf(tx, lines));
    const { id, status, returnNo } = locked;
    const isCollected = status === "collected";
    if (graded.every(({ receivedAt }) => receivedAt !== null)) return getReturn(tx, actor, input);
    if (!isCollected && status !== "approved")
      throw refuse("return/cannot-move", { return: returnNo, status, to: "settled" });
    const draws = drawsAfter(lines, graded);
    const isWhole = lines.every(
      (line) => line.receivedAt !== null || graded.some(({ lineNo }) => lineNo === line.lineNo),
    );
    await writeAccepted(
      tx,
      id,
      draws.filter(({ acceptedEach }) => acceptedEach !== null),
    );
    const settlement = isWhole ? await settleReturn(tx, locked, draws, now) : null;
    await putIntoDc(tx, locked, graded, now);
    if (!isCollected) await takeFromStore(tx, locked, lines, now);
    const refused = graded.map(({ itemId, refusedEach }) => ({ itemId, qtyEach: refusedEach }));
    await giveBackToStore(tx, locked, refused, now);
    await writeLines(tx, actor, id, graded, now);
    await sqlOf(tx)`
      update returns set status = ${isWhole ? "settled" : "collected"}::text::return_status,
             collected_by_name = coalesce(collected_by_name, ${actor.name}),
             collected_at = coalesce(collected_at, ${now.toISOString()}::text::timestamptz),
             accepted_fen = ${settlement?.acceptedFen ?? null}::int8, clawback_fen = ${settlement?.clawbackFen ?? null}::int8,
             ended_at = case when ${isWhole}::bool then ${now.toISOString()}::text::timestamptz end
      where id = ${id}::int8`;
    const event = { documentType: "return", documentId: id };
    if (!isCollected) await recordEvent(tx, actor, { ...event, type: "return.collected" }, now);
    await recordEvent(tx, actor, { ...event, type: "return.received", details: { lines: input.lines } }, now);
    if (settlement) {
      await recordEvent(tx, actor, { ...event, type: "return.settled", details: settlement }, now);
      await tellOfSettlement(tx, id, now);
    }
    return getReturn(tx, actor, input);
  });
}

function gradedLines(
  actor: Actor,
  { returnNo }: LockedReturn,
  lines: readonly LoadedLine[],
  input: ReceiveReturnInput,
  origins: ReadonlyMap<string, Origin>,
): GradedLine[] {
  const graded = new Map<number, GradedLine>();
  for (const { item, acceptedQty, damagedQty } of input.lines) {
    const line = lines.find((one) => one.item === item);
    if (!line) throw refuse("return/unknown-line", { return: returnNo, item });
    mustReachDc(actor, line.dcId);
    if (graded.has(line.lineNo)) throw refuse("return/item-twice", { item });
    if (acceptedQty > line.qtyEach)
      throw refuse("return/accepted-too-many", {
        return: returnNo,
        item,
        sent: line.qtyEach,
        accepted: acceptedQty,
      });
    if (damagedQty > acceptedQty)
      throw refuse("return/damaged-too-many", { item, accepted: acceptedQty, damaged: damagedQty });
    const after = {
      resaleableEach: acceptedQty - damagedQty,
      damagedEach: damagedQty,
      refusedEach: line.qtyEach - acceptedQty,
    };
    if (line.receivedAt !== null && !isSame(line, after))
      throw refuse("return/already-received", {
        return: returnNo,
        at: instantText(new Date(line.receivedAt)),
      });
    const accepted = acceptedDraws(line, acceptedQty, after.resaleableEach, origins);
    graded.set(line.lineNo, { ...line, ...after, accepted });
  }
  const missing = lines.filter(
    ({ lineNo, dcId, receivedAt }) =>
      receivedAt === null && !graded.has(lineNo) && (actor.dcIds === null || actor.dcIds.includes(dcId)),
  );
  const items = missing.map(({ item }) => item);
  if (items.length > 0) throw refuse("return/line-missing", { return: returnNo, items });
  const all = [...graded.values()];
  // What was received before is answered again, not done again.
  const open = all.filter(({ receivedAt }) => receivedAt === null);
  return open.length > 0 ? open : all;
}

/** What can be sold again is of the newest deliveries, as what is accepted. */
function acceptedDraws(
  { draws, itemId }: LoadedLine,
  acceptedEach: number,
  resaleableEach: number,
  origins: ReadonlyMap<string, Origin>,
): AcceptedDraw[] {
  let left = resaleableEach;
  return acceptedOf(draws, acceptedEach).map((accepted, index) => {
    const each = Math.min(left, accepted.acceptedEach);
    left -= each;
    const origin = origins.get(`${draws[index]?.deliveryId}:${itemId}`);
    const { costMicro = 0, expiresOn = null } = origin ?? {};
    return { ...accepted, resaleableEach: each, costMicro, expiresOn };
  });
}

type Grades = Pick<LoadedLine, "resaleableEach" | "damagedEach" | "refusedEach">;
const isSame = (a: Grades, b: Grades) =>
  a.resaleableEach === b.resaleableEach && a.damagedEach === b.damagedEach && a.refusedEach === b.refusedEach;

/** All draws of the return, with what is accepted of those whose line is inspected now. */
function drawsAfter(lines: readonly LoadedLine[], graded: readonly GradedLine[]) {
  return lines.flatMap(({ lineNo, draws }) => {
    const accepted = graded.find((one) => one.lineNo === lineNo)?.accepted;
    return draws.map((draw, index) => ({ ...draw, lineNo, ...accepted?.[index] }));
  });
}

async function writeLines(
  tx: Tx,
  actor: Actor,
  returnId: number,
  graded: readonly GradedLine[],
  now: Date,
): Promise<void> {
  const fenOf = ({ accepted }: GradedLine) => accepted.reduce((sum, { acceptedFen }) => sum + acceptedFen, 0);
  await sqlOf(tx)`
    update return_lines l set resaleable_each = k.resaleable, damaged_each = k.damaged, refused_each = k.refused,
           accepted_fen = k.fen, received_by_name = ${actor.name}, received_at = ${now.toISOString()}::text::timestamptz
    from unnest(${ints(column(graded, (g) => g.lineNo))}::text::int2[], ${ints(column(graded, (g) => g.resaleableEach))}::text::int8[],
                ${ints(column(graded, (g) => g.damagedEach))}::text::int8[], ${ints(column(graded, (g) => g.refusedEach))}::text::int8[],
                ${ints(column(graded, fenOf))}::text::int8[]) k (line_no, resaleable, damaged, refused, fen)
    where l.return_id = ${returnId}::int8 and l.line_no = k.line_no`;
}
