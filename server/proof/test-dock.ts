import type { Db } from "@/db/client";
import { setChecks } from "@/server/check/commands/set-checks";
import { addContainers } from "@/server/dock/commands/add-containers";
import { countContainers } from "@/server/dock/commands/count-containers";
import { dispatchTrip } from "@/server/dock/commands/dispatch-trip";
import { handOver } from "@/server/dock/commands/hand-over";
import { recordLoads } from "@/server/dock/commands/record-loads";
import { getTripLoad } from "@/server/dock/queries/get-trip-load";
import { givenWave, now, person } from "@/server/testing/given-delivery";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";

const driver = person("loader", { id: 8, name: "Zheng" });

/** For tests: a truck with two totes that left, one of them handed over, one back, a count of what the store has, and a delivery order that waits for its check. */
export async function givenHandedOver(db: Db): Promise<void> {
  const planner = person("planner");
  const { wave } = await givenWave(db, [{ store: "S0", lines: { I1: 3 } }]);
  await releaseWave(db, planner, { wave }, now);
  await confirmWave(db, planner, { wave, exceptions: [] }, now);
  await approveWave(db, planner, { wave }, now);
  await addContainers(db, planner, { wave, dc: "0001", store: "S0", kind: "tote", count: 2 }, now);
  const trip = { wave, dc: "0001", route: "R1" };
  const { units } = await getTripLoad(db, driver, trip);
  const scans = units.map(({ code }) => ({ scanId: code, code, action: "load" as const }));
  await recordLoads(db, driver, { ...trip, scans }, now);
  await dispatchTrip(db, driver, { ...trip, rest: [], reason: "" }, now);
  const handedOver = {
    ...{ handover: "phone-of-zheng", wave, dc: "0001", store: "S0" },
    given: { cases: 0, totes: 1, cages: 0, iceBoxes: 0 },
    back: { totes: 1, cages: 0, iceBoxes: 0 },
    notes: [{ kind: "missing" as const, code: units[0]?.code ?? "", remark: "" }],
    ...{ signedBy: "Chen", signature: "M1 1L2 2", remark: "", signedAt: now.toISOString() },
  };
  await handOver(db, driver, handedOver, now);
  await setChecks(
    db,
    person("dc-manager"),
    { dc: "0001", percent: 100, newPercent: 0, newDays: 14, isBlind: true },
    now,
  );
  const drawn = await givenWave(db, [{ store: "S0", lines: { I1: 1 } }]);
  await releaseWave(db, planner, drawn, now);
  await confirmWave(db, planner, { wave: drawn.wave, exceptions: [] }, now);
  await setChecks(
    db,
    person("dc-manager"),
    { dc: "0001", percent: 0, newPercent: 0, newDays: 14, isBlind: true },
    now,
  );
  const counted = { store: "S0", kind: "cage" as const, counted: 2, reason: "found behind the door" };
  await countContainers(db, person("dc-manager"), counted, now);
}

/** For tests: what breaks the check of what waits for one, and each check of the book of containers. */
export const dockDamages: [check: string, sql: string][] = [
  ["checks-due", "update deliveries set check_due = false where check_due"],
  ["checks-due", "update delivery_checks set status = 'waived', ended_at = now()"],
  ["checks-due", "delete from delivery_checks"],
  ["containers-out", "update container_entries set qty = qty + 1 where cause_type = 'trip'"],
  ["containers-out", "delete from container_entries where cause_type = 'trip'"],
  ["containers-out", "delete from loads"],
  ["containers-back", "update handovers set back_totes = back_totes + 1"],
  ["containers-back", "delete from container_entries where cause_type = 'handover'"],
  ["containers-back", "delete from handovers"],
  ["containers-counted", "update container_counts set counted_qty = counted_qty + 1"],
  ["containers-counted", "delete from container_entries where cause_type = 'count'"],
];
