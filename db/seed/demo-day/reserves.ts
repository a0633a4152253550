import type { Db } from "@/db/client";
import { claimMoves } from "@/server/warehouse/commands/claim-moves";
import { fillFaces } from "@/server/warehouse/commands/fill-faces";
import { moveGoods } from "@/server/warehouse/commands/move-goods";
import { atPlace } from "@/server/warehouse/queries/at-place";
import type { Cast } from "../demo";

/** Water and tea lie in reserve this morning, but for a rest at their faces. */
const low = [
  { item: "10001", face: "A-01-1", reserve: "A-90-4", rest: 96 },
  { item: "10002", face: "A-01-2", reserve: "A-90-5", rest: 60 },
  { item: "10003", face: "A-01-3", reserve: "A-90-6", rest: 110 },
];

/** Everything that a DC was asked to carry is carried where it was asked to go. */
export async function carryAll(db: Db, cast: Cast, dc: string, at: Date): Promise<void> {
  const hand = cast("dcmanager");
  for (let tasks = await claimMoves(db, hand, { dc }, at); tasks.length > 0; ) {
    for (const { task, item, from, to, qtyEach: qty } of tasks)
      await moveGoods(db, hand, { dc, scanId: `move-${task}`, task, item, from, to, qty }, at);
    tasks = await claimMoves(db, hand, { dc }, at);
  }
}

/** Some pick faces are below their least, and what fills them is asked for. */
export async function emptyFaces(db: Db, cast: Cast, now: Date): Promise<void> {
  const dc = "0001";
  const hand = cast("dcmanager");
  for (const { item, face, reserve, rest } of low) {
    const { goods } = await atPlace(db, hand, { dc, place: face });
    const there = goods.filter((one) => one.item === item).reduce((sum, { qtyEach }) => sum + qtyEach, 0);
    const way = { dc, scanId: `reserve-${item}`, item, from: face, to: reserve };
    if (there > rest) await moveGoods(db, hand, { ...way, qty: there - rest }, now);
  }
  await fillFaces(db, cast("planner"), { dc }, now);
}
