import type { Db } from "@/db/client";
import type { TripRef } from "@/server/dock/schema";
import { generateWave } from "@/server/pool";
import { addDays, type BusinessDay, instantAt } from "@/server/shared/business-day";
import { invariant } from "@/server/shared/invariant";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";
import type { Cast } from "../demo";
import { beginTrial, checkAll, endTrial, takeLists } from "./checks";
import { yesterdaysOrders } from "./orders";
import { handOverAt, loadTrucks } from "./trucks";

type Generated = Awaited<ReturnType<typeof generateWave>>["deliveries"];

/** Picked otherwise than printed: two bags were torn. */
const short = { store: "S001", item: "10035", picked: 18, reason: "damaged" as const };

/**
 * Yesterday from order to truck: both lines were generated in the evening, picked with one short line, all of the
 * ambient DC counted again, approved at loading. The trucks left at half past four; the eastern one has been everywhere, the western one only at its first store.
 */
export async function closeYesterday(db: Db, cast: Cast, day: BusinessDay): Promise<void> {
  await yesterdaysOrders(db, cast, day);
  await beginTrial(db, cast, instantAt(day, 20 * 60));
  const east = await shipRoute(db, cast, "SZ-E", day);
  const west = await shipRoute(db, cast, "SZ-W", day);
  await endTrial(db, cast, instantAt(day, 23 * 60 + 45));
  const arrived = instantAt(addDays(day, 1), 5 * 60 + 40);
  for (const trip of east) await handOverAt(db, cast, trip, () => true, arrived);
  for (const trip of west) await handOverAt(db, cast, trip, (store) => store === "S001", arrived);
}

async function shipRoute(db: Db, cast: Cast, route: string, day: BusinessDay): Promise<TripRef[]> {
  const planner = cast("planner");
  const run = await generateWave(db, planner, { route }, instantAt(day, 22 * 60));
  invariant(run.wave, `nothing was ordered on ${route}`);
  const input = { wave: run.wave };
  await releaseWave(db, planner, input, instantAt(day, 22 * 60 + 10));
  await takeLists(db, cast, run.wave, instantAt(day, 22 * 60 + 20));
  const exceptions = exceptionsOf(run.deliveries);
  await confirmWave(db, planner, { ...input, exceptions }, instantAt(day, 23 * 60));
  await checkAll(db, cast, instantAt(day, 23 * 60 + 20));
  await approveWave(db, planner, input, instantAt(day, 23 * 60 + 30));
  const loadedAt = instantAt(addDays(day, 1), 3 * 60 + 50);
  return loadTrucks(db, cast, run.wave, loadedAt, instantAt(addDays(day, 1), 4 * 60 + 30));
}

/** The loose goods of the ambient DC for one store lack two bags of sweets. */
function exceptionsOf(deliveries: Generated) {
  const { store, item, picked, reason } = short;
  const found = deliveries.find((d) => d.store === store && d.dc === "0001" && d.pickType === "loose");
  return found?.delivery ? [{ delivery: found.delivery, item, picked, reason }] : [];
}
