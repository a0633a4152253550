import { getCodSettings, setCodSettings } from "@/server/cod/commands/configure-cod";
import { recordCodPayment } from "@/server/cod/commands/record-payment";
import { reverseCodPayment } from "@/server/cod/commands/reverse-payment";
import { offsetCod, refundCod } from "@/server/cod/commands/settle-credit";
import { getCodDue } from "@/server/cod/queries/get-due";
import { listCodAgeing } from "@/server/cod/queries/list-ageing";
import { listCodDues } from "@/server/cod/queries/list-dues";
import { listCodPayments } from "@/server/cod/queries/list-payments";
import {
  codDueInput,
  codSettingsInput,
  listCodAgeingQuery,
  listCodDuesQuery,
  listCodPaymentsQuery,
  offsetCodInput,
  recordCodPaymentInput,
  refundCodInput,
  reverseCodPaymentInput,
} from "@/server/cod/schema";
import { command, procedure, router } from "@/server/trpc/init";

export const codRouter = router({
  ageing: procedure("cod.read")
    .input(listCodAgeingQuery)
    .query(({ ctx, input }) => listCodAgeing(ctx.db, ctx.actor, input, ctx.now())),
  dues: procedure("cod.read")
    .input(listCodDuesQuery)
    .query(({ ctx, input }) => listCodDues(ctx.db, ctx.actor, input, ctx.now())),
  due: procedure("cod.read")
    .input(codDueInput)
    .query(({ ctx, input }) => getCodDue(ctx.db, ctx.actor, input)),
  payments: procedure("cod.read")
    .input(listCodPaymentsQuery)
    .query(({ ctx, input }) => listCodPayments(ctx.db, ctx.actor, input)),
  settings: procedure("cod.read").query(({ ctx }) => getCodSettings(ctx.db, ctx.actor)),
  record: command("cod.collect", recordCodPaymentInput, ({ db, actor, input, now }) =>
    recordCodPayment(db, actor, input, now),
  ),
  refund: command("cod.settle", refundCodInput, ({ db, actor, input, now }) =>
    refundCod(db, actor, input, now),
  ),
  offset: command("cod.settle", offsetCodInput, ({ db, actor, input, now }) =>
    offsetCod(db, actor, input, now),
  ),
  reverse: command("cod.reverse", reverseCodPaymentInput, ({ db, actor, input, now }) =>
    reverseCodPayment(db, actor, input, now),
  ),
  setSettings: command("cod.configure", codSettingsInput, ({ db, actor, input, now }) =>
    setCodSettings(db, actor, input, now),
  ),
});
