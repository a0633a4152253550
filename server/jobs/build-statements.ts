import { getDb } from "@/db/client";
import { startLoop } from "@/server/jobs/loop";
import { buildStatements } from "@/server/statement";

/** Builds the statements of months that were closed; what a worker left undone the next one goes on with. */
export const startStatements = () =>
  startLoop(2_000, "building statements", (now) => buildStatements(getDb(), now, 40));
