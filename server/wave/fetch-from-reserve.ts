import { texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import type { ShortReason } from "@/server/delivery";
import { lockDcStock, type MissingGoods, moveLots, requestCounts, stockKey } from "@/server/stock";
import type { LockedTask, TaskWorkLine } from "@/server/wave/lock-task";
import type { Scan } from "@/server/wave/rules/scans";

type Scans = readonly Scan<ShortReason>[];

/**
 * What was picked at a reserve place, because the pick face was short: the lots go to the face, as far as the book has them, and are
 * picked there; at the pick face, because a place for cross-docking was short, they go there. Both are to be counted: the place that had
 * fewer than its book, and the one of the second visit that had. Scans at places that are
 * none of the DC's count as picked at the face. Locks the stock of these items, all at once.
 */
export async function fetchFromReserve(
  tx: Tx,
  actor: Actor,
  { id, dcId }: LockedTask,
  lines: readonly TaskWorkLine[],
  { recorded, fresh }: { recorded: Scans; fresh: Scans },
  now: Date,
): Promise<void> {
  const lineOf = new Map(lines.map((line) => [line.lineNo, line]));
  const visits = fresh.flatMap(({ from, ...scan }) => {
    const line = lineOf.get(scan.lineNo);
    return from !== undefined && line ? [{ ...scan, from, line }] : [];
  });
  if (visits.length === 0) return;
  const stock = await lockDcStock(
    tx,
    visits.map(({ line }) => ({ dcId, itemId: line.itemId })),
  );
  const known = await placesAmong(
    tx,
    dcId,
    visits.map(({ from }) => from),
  );
  const missing: MissingGoods[] = [];
  for (const { scanId, qtyEach, reason, from, line } of visits) {
    const face = stock.get(stockKey(dcId, line.itemId))?.location ?? "";
    const to = line.dock ?? face;
    if ((!known.has(from) && from !== face) || from === to) continue;
    const why = [...recorded, ...fresh].find((scan) => scan.lineNo === line.lineNo && scan.reason)?.reason;
    const goods = { dcId, itemId: line.itemId };
    const way = { from, to, qtyEach, scanId: `pick ${id} ${scanId}`, taskId: null };
    const moved = qtyEach === 0 ? [] : await moveLots(tx, actor, { ...goods, ...way }, now);
    const request = { ...goods, deliveryId: line.deliveryId };
    if (why) missing.push({ ...request, reason: why });
    const movedEach = moved.reduce((sum, lot) => sum + lot.qtyEach, 0);
    if (reason || movedEach < qtyEach)
      missing.push({ ...request, reason: reason ?? why ?? "not_found", location: from });
  }
  await requestCounts(tx, actor, missing, now);
}

async function placesAmong(tx: Tx, dcId: number, codes: readonly string[]): Promise<Set<string>> {
  const rows = await sqlOf(tx)<{ code: string }[]>`
    select code from dc_places where dc_id = ${dcId}::int4 and code = any(${texts([...new Set(codes)])}::text[]) order by code for key share`;
  return new Set(rows.map(({ code }) => code));
}
