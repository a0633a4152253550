import { approveCorrection, rejectCorrection } from "@/server/funds/commands/decide-correction";
import {
  requestAdjustment,
  requestCorrectionReversal,
  requestTransfer,
} from "@/server/funds/commands/request-correction";
import { grantTemporaryCredit, setCreditLimit } from "@/server/funds/commands/set-credit";
import { getOutlook } from "@/server/funds/queries/get-outlook";
import { listCorrections } from "@/server/funds/queries/list-corrections";
import { listCreditChanges } from "@/server/funds/queries/list-credit-changes";
import { listLedgerDays } from "@/server/funds/queries/list-ledger-days";
import { listWaiting } from "@/server/funds/queries/list-waiting";
import {
  accountInput,
  adjustmentInput,
  correctionInput,
  correctionReversalInput,
  creditLimitInput,
  ledgerDaysInput,
  listCorrectionsQuery,
  rejectCorrectionInput,
  temporaryCreditInput,
  transferInput,
} from "@/server/funds/schema";
import { command, procedure, router } from "@/server/trpc/init";

/** Adjustments and transfers: one person asks, another decides. */
const corrections = router({
  list: procedure("correction.read")
    .input(listCorrectionsQuery)
    .query(({ ctx, input }) => listCorrections(ctx.db, ctx.actor, input)),
  adjust: command("correction.request", adjustmentInput, ({ db, actor, input, now }) =>
    requestAdjustment(db, actor, input, now),
  ),
  transfer: command("correction.request", transferInput, ({ db, actor, input, now }) =>
    requestTransfer(db, actor, input, now),
  ),
  reverse: command("correction.request", correctionReversalInput, ({ db, actor, input, now }) =>
    requestCorrectionReversal(db, actor, input, now),
  ),
  approve: command("correction.approve", correctionInput, ({ db, actor, input, now }) =>
    approveCorrection(db, actor, input, now),
  ),
  reject: command("correction.request", rejectCorrectionInput, ({ db, actor, input, now }) =>
    rejectCorrection(db, actor, input, now),
  ),
});

export const fundsRouter = router({
  credit: procedure("account.read")
    .input(accountInput)
    .query(({ ctx, input }) => listCreditChanges(ctx.db, ctx.actor, input, ctx.now())),
  outlook: procedure("account.read")
    .input(accountInput)
    .query(({ ctx, input }) => getOutlook(ctx.db, ctx.actor, input, ctx.now())),
  waiting: procedure("account.read")
    .input(accountInput)
    .query(({ ctx, input }) => listWaiting(ctx.db, ctx.actor, input)),
  ledgerDays: procedure("account.read")
    .input(ledgerDaysInput)
    .query(({ ctx, input }) => listLedgerDays(ctx.db, ctx.actor, input)),
  setCreditLimit: command("credit.change", creditLimitInput, ({ db, actor, input, now }) =>
    setCreditLimit(db, actor, input, now),
  ),
  grantTemporaryCredit: command("credit.change", temporaryCreditInput, ({ db, actor, input, now }) =>
    grantTemporaryCredit(db, actor, input, now),
  ),
  corrections,
});
