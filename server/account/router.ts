import { z } from "zod";
import { askReversal, dropReversal } from "@/server/account/commands/ask-reversal";
import { setApproverLimit, setDepositSettings } from "@/server/account/commands/configure-deposits";
import { openDeposit } from "@/server/account/commands/create-deposit";
import { approveMatches, decideDeposit } from "@/server/account/commands/decide-deposit";
import { postDueDecisions } from "@/server/account/commands/post-due-decisions";
import { resubmitDeposit } from "@/server/account/commands/resubmit-deposit";
import { confirmReversal } from "@/server/account/commands/reverse-deposit";
import { undoDecisions } from "@/server/account/commands/undo-decision";
import { voidDeposit } from "@/server/account/commands/void-deposit";
import { getAccount } from "@/server/account/queries/get-account";
import { getDepositSettings } from "@/server/account/queries/get-deposit-settings";
import { getSlip } from "@/server/account/queries/get-slip";
import { listAccounts } from "@/server/account/queries/list-accounts";
import { listDepositEvents } from "@/server/account/queries/list-deposit-events";
import { listDeposits } from "@/server/account/queries/list-deposits";
import { listEntries } from "@/server/account/queries/list-entries";
import { listHolds } from "@/server/account/queries/list-holds";
import { listOwnDecisions } from "@/server/account/queries/list-own-decisions";
import { listQueue } from "@/server/account/queries/list-queue";
import { listShownBankAccounts } from "@/server/account/queries/list-shown-bank-accounts";
import {
  accountInput,
  approveMatchesInput,
  approverLimitInput,
  askReversalInput,
  decideDepositInput,
  depositInput,
  depositSettingsInput,
  listAccountsQuery,
  listDepositsQuery,
  listEntriesInput,
  openDepositInput,
  queueInput,
  resubmitDepositInput,
  timelineOfDepositInput,
  undoDecisionsInput,
  voidDepositInput,
} from "@/server/account/schema";
import { command, procedure, router, unstoredCommand } from "@/server/trpc/init";

/** Slips as their owners see them, and as anybody finds them. */
const slips = {
  list: procedure("deposit.read")
    .input(listDepositsQuery)
    .query(({ ctx, input }) => listDeposits(ctx.db, ctx.actor, input)),
  get: procedure("deposit.read")
    .input(depositInput)
    .query(({ ctx, input }) => getSlip(ctx.db, ctx.actor, input)),
  events: procedure("deposit.read")
    .input(timelineOfDepositInput)
    .query(({ ctx, input }) => listDepositEvents(ctx.db, ctx.actor, input)),
  bankAccounts: procedure("deposit.read").query(({ ctx }) => listShownBankAccounts(ctx.db, ctx.actor)),
  open: command("deposit.create", openDepositInput, ({ db, actor, input, now }) =>
    openDeposit(db, actor, input, now),
  ),
  resubmit: command("deposit.create", resubmitDepositInput, ({ db, actor, input, now }) =>
    resubmitDeposit(db, actor, input, now),
  ),
  void: command("deposit.create", voidDepositInput, ({ db, actor, input, now }) =>
    voidDeposit(db, actor, input, now),
  ),
};

/** The approval desk: decisions wait ten seconds, then they are posted. */
const desk = {
  queue: procedure("deposit.approve")
    .input(queueInput)
    .query(({ ctx, input }) => listQueue(ctx.db, ctx.actor, input, ctx.now())),
  decisions: procedure("deposit.approve").query(({ ctx }) => listOwnDecisions(ctx.db, ctx.actor)),
  decide: command("deposit.approve", decideDepositInput, ({ db, actor, input, now }) =>
    decideDeposit(db, actor, input, now),
  ),
  undo: command("deposit.approve", undoDecisionsInput, ({ db, actor, input, now }) =>
    undoDecisions(db, actor, input, now),
  ),
  approveMatches: command("deposit.approve", approveMatchesInput, ({ db, actor, input, now }) =>
    approveMatches(db, actor, input, now),
  ),
  /** What is due is posted now: the desk does not wait for the worker. */
  postDue: unstoredCommand("deposit.approve", z.strictObject({}), async ({ db, now }) => ({
    posted: await postDueDecisions(db, now),
  })),
  askReversal: command("deposit.approve", askReversalInput, ({ db, actor, input, now }) =>
    askReversal(db, actor, input, now),
  ),
  dropReversal: command("deposit.approve", depositInput, ({ db, actor, input, now }) =>
    dropReversal(db, actor, input, now),
  ),
  confirmReversal: command("deposit.reverse", depositInput, ({ db, actor, input, now }) =>
    confirmReversal(db, actor, input, now),
  ),
  settings: procedure("deposit.approve").query(({ ctx }) => getDepositSettings(ctx.db, ctx.actor)),
  setSettings: command("deposit.configure", depositSettingsInput, ({ db, actor, input, now }) =>
    setDepositSettings(db, actor, input, now),
  ),
  setApproverLimit: command("deposit.configure", approverLimitInput, ({ db, actor, input, now }) =>
    setApproverLimit(db, actor, input, now),
  ),
};

export const accountRouter = router({
  list: procedure("account.read")
    .input(listAccountsQuery)
    .query(({ ctx, input }) => listAccounts(ctx.db, ctx.actor, input, ctx.now())),
  get: procedure("account.read")
    .input(accountInput)
    .query(({ ctx, input }) => getAccount(ctx.db, ctx.actor, input, ctx.now())),
  entries: procedure("account.read")
    .input(listEntriesInput)
    .query(({ ctx, input }) => listEntries(ctx.db, ctx.actor, input)),
  holds: procedure("account.read")
    .input(accountInput)
    .query(({ ctx, input }) => listHolds(ctx.db, ctx.actor, input)),
  deposits: router({ ...slips, ...desk }),
});
