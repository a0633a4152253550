import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { planRun } from "../plan-run";
import { runReport } from "../run-report";
import type { RunInput } from "../schema";
import { findScope, selectPooledOrders } from "./select-run";
import { type RunView, simulatedView } from "./wave-view";

/** What generating this route now would do, decided exactly as generation decides it; nothing is written or locked (2.4). */
export async function simulateWave(db: DbOrTx, actor: Actor, input: RunInput, now: Date): Promise<RunView> {
  mustBeAbleTo(actor, "wave.simulate");
  return inTransaction(db, async (tx) => {
    const scope = await findScope(tx, actor, input);
    const orders = await selectPooledOrders(tx, actor, scope.routeId, false);
    const planned = await planRun(tx, scope, input, orders, false, now);
    return simulatedView(planned, runReport(planned));
  });
}
