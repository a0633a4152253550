import { command, procedure, router } from "@/server/trpc/init";
import { createTemplate } from "./commands/create-template";
import { endHoliday, setHoliday } from "./commands/holidays";
import { endPermit, grantPermit } from "./commands/permits";
import { saveTemplate, switchTemplate } from "./commands/save-template";
import { withdrawVersion } from "./commands/withdraw-version";
import { getTemplate } from "./queries/get-template";
import { listHolidays } from "./queries/list-holidays";
import { listPermits } from "./queries/list-permits";
import { listTemplates } from "./queries/list-templates";
import { whoMayOrder } from "./queries/who-may-order";
import {
  createTemplateInput,
  holidayInput,
  holidayRef,
  holidaysQuery,
  listPermitsInput,
  permitInput,
  permitRef,
  saveTemplateInput,
  switchTemplateInput,
  templateInput,
  templateVersionInput,
  whoMayOrderInput,
} from "./schema";

/** The ordering calendar on the screens of headquarters and of the planners. */
export const templateRouter = router({
  list: procedure("template.read").query(({ ctx }) => listTemplates(ctx.db, ctx.actor, ctx.now())),
  get: procedure("template.read")
    .input(templateInput)
    .query(({ ctx, input }) => getTemplate(ctx.db, ctx.actor, input, ctx.now())),
  whoMayOrder: procedure("template.read")
    .input(whoMayOrderInput)
    .query(({ ctx, input }) => whoMayOrder(ctx.db, ctx.actor, input, ctx.now())),
  holidays: procedure("template.read")
    .input(holidaysQuery)
    .query(({ ctx, input }) => listHolidays(ctx.db, ctx.actor, input)),
  permits: procedure("template.read")
    .input(listPermitsInput)
    .query(({ ctx, input }) => listPermits(ctx.db, ctx.actor, input, ctx.now())),
  create: command("template.change", createTemplateInput, ({ db, actor, input, now }) =>
    createTemplate(db, actor, input, now),
  ),
  save: command("template.change", saveTemplateInput, ({ db, actor, input, now }) =>
    saveTemplate(db, actor, input, now),
  ),
  switchNow: command("template.change", switchTemplateInput, ({ db, actor, input, now }) =>
    switchTemplate(db, actor, input, now),
  ),
  withdraw: command("template.change", templateVersionInput, ({ db, actor, input, now }) =>
    withdrawVersion(db, actor, input, now),
  ),
  setHoliday: command("template.change", holidayInput, ({ db, actor, input, now }) =>
    setHoliday(db, actor, input, now),
  ),
  endHoliday: command("template.change", holidayRef, ({ db, actor, input, now }) =>
    endHoliday(db, actor, input, now),
  ),
  grantPermit: command("permit.grant", permitInput, ({ db, actor, input, now }) =>
    grantPermit(db, actor, input, now),
  ),
  endPermit: command("permit.grant", permitRef, ({ db, actor, input, now }) =>
    endPermit(db, actor, input, now),
  ),
});
