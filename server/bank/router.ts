import { changePayer } from "@/server/bank/commands/change-payer";
import { createSlipFromLine } from "@/server/bank/commands/create-slip-from-line";
import { importStatement } from "@/server/bank/commands/import-statement";
import { matchLines } from "@/server/bank/commands/match-lines";
import { matchWaiting } from "@/server/bank/commands/match-waiting";
import { saveBankAccount } from "@/server/bank/commands/save-bank-account";
import { setAside, takeBackAside } from "@/server/bank/commands/set-aside";
import { unmatchLine } from "@/server/bank/commands/unmatch-line";
import { hintsForQueue } from "@/server/bank/queries/hints-for-queue";
import { linesFor } from "@/server/bank/queries/lines-for";
import { listBankAccounts } from "@/server/bank/queries/list-bank-accounts";
import { getBankLine, listBankLines } from "@/server/bank/queries/list-lines";
import { listPayers } from "@/server/bank/queries/list-payers";
import { listStatements } from "@/server/bank/queries/list-statements";
import { previewStatement } from "@/server/bank/queries/preview-statement";
import { searchSlips } from "@/server/bank/queries/search-slips";
import {
  bankLineInput,
  changePayerInput,
  createSlipFromLineInput,
  importStatementForm,
  linesForInput,
  listBankLinesQuery,
  matchLinesInput,
  matchWaitingInput,
  payersInput,
  previewStatementForm,
  saveBankAccountInput,
  searchSlipsInput,
  setAsideInput,
  unmatchLineInput,
} from "@/server/bank/schema";
import { command, procedure, router, unstoredCommand } from "@/server/trpc/init";

const linesRouter = router({
  list: procedure("bank.read")
    .input(listBankLinesQuery)
    .query(({ ctx, input }) => listBankLines(ctx.db, ctx.actor, input)),
  get: procedure("bank.read")
    .input(bankLineInput)
    .query(({ ctx, input }) => getBankLine(ctx.db, ctx.actor, input)),
  /** The bank's side of a slip. */
  forSlip: procedure("bank.read")
    .input(linesForInput)
    .query(({ ctx, input }) => linesFor(ctx.db, ctx.actor, input)),
  hints: procedure("bank.read").query(({ ctx }) => hintsForQueue(ctx.db, ctx.actor)),
  slipsFor: procedure("bank.read")
    .input(searchSlipsInput)
    .query(({ ctx, input }) => searchSlips(ctx.db, ctx.actor, input)),
  match: command("bank.match", matchLinesInput, ({ db, actor, input, now }) =>
    matchLines(db, actor, input, now),
  ),
  unmatch: command("bank.match", unmatchLineInput, ({ db, actor, input, now }) =>
    unmatchLine(db, actor, input, now),
  ),
  setAside: command("bank.match", setAsideInput, ({ db, actor, input, now }) =>
    setAside(db, actor, input, now),
  ),
  takeBack: command("bank.match", bankLineInput, ({ db, actor, input, now }) =>
    takeBackAside(db, actor, input, now),
  ),
  createSlip: command("bank.match", createSlipFromLineInput, ({ db, actor, input, now }) =>
    createSlipFromLine(db, actor, input, now),
  ),
  matchWaiting: unstoredCommand("bank.match", matchWaitingInput, ({ db, actor, now }) =>
    matchWaiting(db, actor, now),
  ),
});

/** The company's bank accounts, their files, their lines, and who pays. A preview writes nothing, so its answer is not kept. */
export const bankRouter = router({
  accounts: procedure("bank.read").query(({ ctx }) => listBankAccounts(ctx.db, ctx.actor)),
  saveAccount: command("bank.import", saveBankAccountInput, ({ db, actor, input, now }) =>
    saveBankAccount(db, actor, input, now),
  ),
  statements: procedure("bank.read").query(({ ctx }) => listStatements(ctx.db, ctx.actor)),
  preview: unstoredCommand("bank.import", previewStatementForm, ({ db, actor, input, now }) =>
    previewStatement(db, actor, input, now),
  ),
  importFile: command("bank.import", importStatementForm, ({ db, actor, input, now }) => {
    const { content, ...file } = input;
    return importStatement(db, actor, { ...file, content: Buffer.from(content, "base64") }, now);
  }),
  payers: procedure("bank.read")
    .input(payersInput)
    .query(({ ctx, input }) => listPayers(ctx.db, ctx.actor, input)),
  changePayer: command("bank.match", changePayerInput, ({ db, actor, input, now }) =>
    changePayer(db, actor, input, now),
  ),
  lines: linesRouter,
});
