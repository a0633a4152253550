import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import type { BusinessDay } from "@/server/shared/business-day";
import type { HolidaysQuery } from "../schema";

export interface HolidayRow {
  holiday: number;
  /** Null: all templates. */
  template: string | null;
  templateName: string | null;
  day: BusinessDay;
  kind: "closed" | "hours" | "moved";
  startsMinute: number | null;
  endsMinute: number | null;
  movedTo: BusinessDay | null;
  reason: string;
  by: string;
}

/** The holiday calendar of some days, by day; what was taken out of it is not there. */
export async function listHolidays(db: DbOrTx, actor: Actor, input: HolidaysQuery): Promise<HolidayRow[]> {
  mustBeAbleTo(actor, "template.read");
  const rows = await sqlOf(db)<HolidayRow[]>`
    select h.id as holiday, t.code as template, t.name as "templateName", h.day::text, h.kind,
      h.starts_minute as "startsMinute", h.ends_minute as "endsMinute", h.moved_to::text as "movedTo", h.reason,
      h.made_by_name as by
    from holidays h left join templates t on t.id = h.template_id
    where h.ended_at is null and (h.day between ${input.from}::text::date and ${input.to}::text::date
      or h.moved_to between ${input.from}::text::date and ${input.to}::text::date)
    order by h.day, t.code nulls first limit 1000`;
  return [...rows];
}
