import { getDb } from "@/db/client";
import { startLoop } from "@/server/jobs/loop";
import { workNextJob } from "@/server/pool";

/** Begins what planners ask for within half a second, and what a worker that was killed has left. */
export const startWaves = () =>
  startLoop(500, "working on runs and approvals", async (now) => {
    while (await workNextJob(getDb(), now));
  });
