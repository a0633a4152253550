import type { TaskList } from "graphile-worker";
import { nightlyProof } from "@/server/jobs/nightly-proof";

/** What the worker process can do, by job name. */
export const taskList: TaskList = {
  nightly_proof: () => nightlyProof(),
};

/** When the clock asks for it: one line per job, `minute hour day month weekday name`, in UTC. */
export const crontab = "30 16 * * * nightly_proof";
