import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo, mustReachDc, mustReachStore } from "@/server/auth/actor";
import { refuse } from "@/server/delivery/errors";
import { loadDelivered } from "@/server/delivery/load-delivered";
import {
  type DifferenceLine,
  type LockedDifference,
  lockDifference,
} from "@/server/delivery/lock-difference";
import { type DifferenceView, getDifference } from "@/server/delivery/queries/get-difference";
import type { DecideDifferenceInput } from "@/server/delivery/schema";
import { settleDifference, valued } from "@/server/delivery/settle-difference";

type Accepted = DifferenceLine & { acceptedEach: number };

/**
 * The DC or HQ says how much of each item of a difference note it accepts, and the note is settled in the same step; see
 * `settleDifference`. Every item must be named, 0 rejects it; where an item was short and damaged, `acceptedQty` is its
 * total unless `type` tells them apart. The same decision again answers the same and moves nothing; another one is refused
 * with `difference/already-decided`. Of two at once one decides.
 */
export async function decideDifference(
  db: DbOrTx,
  actor: Actor,
  input: DecideDifferenceInput,
  now: Date,
): Promise<DifferenceView> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "difference.decide");
    const { difference } = input;
    const note = await lockDifference(tx, difference);
    if (!note) throw refuse("difference/unknown", { difference });
    mustReachStore(actor, note.delivery.storeId);
    mustReachDc(actor, note.delivery.dcId);
    const accepted = acceptedLines(note, input);
    if (note.status === "submitted") {
      const decided = valued(accepted, await loadDelivered(tx, note.delivery.id));
      await settleDifference(tx, actor, note, decided, now, false);
    } else if (accepted.some(({ lineNo, acceptedEach }) => acceptedEach !== settledEach(note, lineNo))) {
      throw refuse("difference/already-decided", { difference, status: note.status });
    }
    return getDifference(tx, actor, { difference });
  });
}

const settledEach = (note: LockedDifference, lineNo: number) =>
  note.lines.find((line) => line.lineNo === lineNo)?.acceptedEach;

function acceptedLines(note: LockedDifference, input: DecideDifferenceInput): Accepted[] {
  const { difference } = input;
  const acceptedOf = new Map<number, number>();
  for (const { item, type, acceptedQty } of input.lines) {
    const lines = note.lines.filter((line) => line.item === item && (!type || line.type === type));
    if (lines.length === 0) throw refuse("difference/unknown-line", { document: difference, item });
    if (lines.some(({ lineNo }) => acceptedOf.has(lineNo))) {
      throw refuse("difference/line-twice", { document: difference, item });
    }
    const reported = lines.reduce((sum, { qtyEach }) => sum + qtyEach, 0);
    if (acceptedQty > reported) {
      throw refuse("difference/accepted-too-many", { difference, item, reported, accepted: acceptedQty });
    }
    let left = acceptedQty;
    for (const { lineNo, qtyEach } of lines) {
      const share = Math.min(left, qtyEach);
      acceptedOf.set(lineNo, share);
      left -= share;
    }
  }
  const items = note.lines.filter(({ lineNo }) => !acceptedOf.has(lineNo)).map(({ item }) => item);
  if (items.length > 0) throw refuse("difference/line-missing", { difference, items });
  return note.lines.map((line) => ({ ...line, acceptedEach: acceptedOf.get(line.lineNo) ?? 0 }));
}
