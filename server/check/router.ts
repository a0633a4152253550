import { command, procedure, router } from "@/server/trpc/init";
import { countDelivery } from "./commands/count-delivery";
import { requestCheck } from "./commands/request-check";
import { setChecks } from "./commands/set-checks";
import { settleCheck } from "./commands/settle-check";
import { waiveCheck } from "./commands/waive-check";
import { findCheck } from "./queries/find-check";
import { getCheck } from "./queries/get-check";
import { getCheckSettings } from "./queries/get-check-settings";
import { getCheckRates } from "./queries/get-rates";
import { listChecks } from "./queries/list-checks";
import {
  checkSettingsInput,
  countInput,
  dcRef,
  deliveryRef,
  ratesInput,
  requestInput,
  scanInput,
  settleInput,
  waiveInput,
} from "./schema";

/** Checks between picking and approval, on scanners and on the DC's desk. */
export const checkRouter = router({
  list: procedure("wave.read").query(({ ctx }) => listChecks(ctx.db, ctx.actor)),
  find: procedure("wave.read")
    .input(scanInput)
    .query(({ ctx, input }) => findCheck(ctx.db, ctx.actor, input)),
  get: procedure("wave.read")
    .input(deliveryRef)
    .query(({ ctx, input }) => getCheck(ctx.db, ctx.actor, input)),
  rates: procedure("wave.read")
    .input(ratesInput)
    .query(({ ctx, input }) => getCheckRates(ctx.db, ctx.actor, input, ctx.now())),
  settings: procedure("floor.configure")
    .input(dcRef)
    .query(({ ctx, input }) => getCheckSettings(ctx.db, ctx.actor, input)),
  count: command("delivery.check", countInput, ({ db, actor, input, now }) =>
    countDelivery(db, actor, input, now),
  ),
  settle: command("delivery.check", settleInput, ({ db, actor, input, now }) =>
    settleCheck(db, actor, input, now),
  ),
  request: command("check.request", requestInput, ({ db, actor, input, now }) =>
    requestCheck(db, actor, input, now),
  ),
  waive: command("check.waive", waiveInput, ({ db, actor, input, now }) => waiveCheck(db, actor, input, now)),
  configure: command("floor.configure", checkSettingsInput, ({ db, actor, input, now }) =>
    setChecks(db, actor, input, now),
  ),
});
