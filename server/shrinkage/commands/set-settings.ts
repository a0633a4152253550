import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { settingsOf } from "@/server/shrinkage/queries/get-budget";
import type { ShrinkageSettingsInput } from "@/server/shrinkage/schema";

/** Says how much direct stores write off by themselves, and their monthly budget as a share of sales. What waits already waits on. */
export async function setShrinkageSettings(
  db: DbOrTx,
  actor: Actor,
  { autoLimit, budgetBp }: ShrinkageSettingsInput,
  now: Date,
): Promise<{ autoLimitFen: number; budgetBp: number }> {
  mustBeAbleTo(actor, "shrinkage.configure");
  return inTransaction(db, async (tx) => {
    const before = await settingsOf(tx);
    await sqlOf(tx)`
      insert into shrinkage_settings (is_only, auto_limit_fen, budget_bp) values (true, ${autoLimit}::int8, ${budgetBp}::int4)
      on conflict (is_only) do update set auto_limit_fen = excluded.auto_limit_fen, budget_bp = excluded.budget_bp`;
    const after = { autoLimitFen: autoLimit, budgetBp };
    const event = { type: "shrinkage.configured", documentType: "settings", documentId: 1, before, after };
    await recordEvent(tx, actor, event, now);
    return after;
  });
}
