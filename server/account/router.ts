import { approveDeposit } from "@/server/account/commands/approve-deposit";
import { createDeposit } from "@/server/account/commands/create-deposit";
import { rejectDeposit } from "@/server/account/commands/reject-deposit";
import { reverseDeposit } from "@/server/account/commands/reverse-deposit";
import { voidDeposit } from "@/server/account/commands/void-deposit";
import { getAccount } from "@/server/account/queries/get-account";
import { getDeposit } from "@/server/account/queries/get-deposit";
import { listAccounts } from "@/server/account/queries/list-accounts";
import { listCodDues } from "@/server/account/queries/list-cod-dues";
import { listDeposits } from "@/server/account/queries/list-deposits";
import { listEntries } from "@/server/account/queries/list-entries";
import { listHolds } from "@/server/account/queries/list-holds";
import {
  accountInput,
  approveDepositInput,
  createDepositInput,
  depositInput,
  listAccountsQuery,
  listDepositsQuery,
  listEntriesInput,
  rejectDepositInput,
  reverseDepositInput,
  storeInput,
  voidDepositInput,
} from "@/server/account/schema";
import { command, procedure, router } from "@/server/trpc/init";

const depositsRouter = router({
  list: procedure("deposit.read")
    .input(listDepositsQuery)
    .query(({ ctx, input }) => listDeposits(ctx.db, ctx.actor, input)),
  get: procedure("deposit.read")
    .input(depositInput)
    .query(({ ctx, input }) => getDeposit(ctx.db, ctx.actor, input)),
  create: command("deposit.create", createDepositInput, ({ db, actor, input, now }) =>
    createDeposit(db, actor, input, now),
  ),
  approve: command("deposit.approve", approveDepositInput, ({ db, actor, input, now }) =>
    approveDeposit(db, actor, input, now),
  ),
  reject: command("deposit.reject", rejectDepositInput, ({ db, actor, input, now }) =>
    rejectDeposit(db, actor, input, now),
  ),
  reverse: command("deposit.reverse", reverseDepositInput, ({ db, actor, input, now }) =>
    reverseDeposit(db, actor, input, now),
  ),
  void: command("deposit.create", voidDepositInput, ({ db, actor, input, now }) =>
    voidDeposit(db, actor, input, now),
  ),
});

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
  codDues: procedure("account.read")
    .input(storeInput)
    .query(({ ctx, input }) => listCodDues(ctx.db, ctx.actor, input)),
  deposits: depositsRouter,
});
