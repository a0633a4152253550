import { getDb } from "@/db/client";
import { postDueDecisions } from "@/server/account";
import { startLoop } from "@/server/jobs/loop";

/** Posts what the approval desk decided, a second after it is due at most, also when the desk was closed meanwhile. */
export const startPosting = () =>
  startLoop(1_000, "posting the decisions of the desk", (now) => postDueDecisions(getDb(), now));
