import type { Db } from "@/db/client";
import { setPutPositions } from "@/server/light/commands/set-put-positions";
import { setFloor } from "@/server/wave/commands/set-floor";
import type { Cast } from "../demo";

/** From today on two zones have lamps: zone D at its shelves, zone B a wall where its goods are put store by store. The others go by paper. */
export async function hangLamps(db: Db, cast: Cast, at: Date): Promise<void> {
  const manager = cast("dcmanager");
  const zones = [
    { zone: "B", case: null, loose: "put_light" as const },
    { zone: "D", case: null, loose: "light" as const },
  ];
  await setPutPositions(db, manager, { dc: "0001", zone: "B", positions: ["P-01..P-12"] }, at);
  await setFloor(db, manager, { dc: "0001", case: "label", loose: "paper", zones, shortVisits: 2 }, at);
}
