import type { Db } from "@/db/client";
import { countDelivery } from "@/server/check/commands/count-delivery";
import { setChecks } from "@/server/check/commands/set-checks";
import { settleCheck } from "@/server/check/commands/settle-check";
import { getCheck } from "@/server/check/queries/get-check";
import { listChecks } from "@/server/check/queries/list-checks";
import { claimTask } from "@/server/wave/commands/claim-task";
import { listTasks } from "@/server/wave/queries/list-tasks";
import type { Cast } from "../demo";

const dc = "0001";
const newDays = 14;

/** A trial of one evening: everything that leaves the ambient DC is counted again, in sight of what should be there. */
export const beginTrial = (db: Db, cast: Cast, at: Date) =>
  setChecks(db, cast("dcmanager"), { dc, percent: 100, newPercent: 100, newDays, isBlind: false }, at);

/** After it the manager leaves the checks off, until he has seen what they found. */
export const endTrial = (db: Db, cast: Cast, at: Date) =>
  setChecks(db, cast("dcmanager"), { dc, percent: 0, newPercent: 0, newDays, isBlind: true }, at);

/** The picker takes the lists of the ambient DC, so that somebody's work is checked. */
export async function takeLists(db: Db, cast: Cast, wave: string, at: Date): Promise<void> {
  const picker = cast("picker");
  const { rows } = await listTasks(db, picker, { wave, limit: 50 });
  for (const { task } of rows.filter((one) => one.dc === dc)) await claimTask(db, picker, { task }, at);
}

/** The checker counts all of it: one piece too many of the first item of the first list, which comes out again. */
export async function checkAll(db: Db, cast: Cast, at: Date): Promise<void> {
  const checker = cast("checker");
  for (const [n, { delivery }] of (await listChecks(db, checker)).entries()) {
    const { items } = await getCheck(db, checker, { delivery });
    const lines = items.map(({ item, pickedEach }, line) => ({
      item,
      qty: (pickedEach ?? 0) + Number(n === 0 && line === 0),
    }));
    const { differences } = await countDelivery(
      db,
      checker,
      { delivery, count: `check-of-${delivery}`, lines },
      at,
    );
    const mended = differences.map(({ item }) => ({ item, outcome: "mended" as const }));
    if (mended.length > 0) await settleCheck(db, checker, { delivery, items: mended }, at);
  }
}
