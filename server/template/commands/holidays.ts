import { texts } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { bumpCatalogVersion } from "@/server/catalog";
import { recordEvents } from "@/server/event";
import { addDays, type BusinessDay, businessDayOf, daysBetween } from "@/server/shared/business-day";
import { refuse } from "../errors";
import type { HolidayInput } from "../schema";

/** The longest holiday that is entered at once. */
const daysMax = 31;

/**
 * Says of some days ahead what becomes of their windows, for one template or for all: closed, other hours, or moved to
 * another day. Windows that have begun keep what they began with (U12), so a day that has begun is refused with
 * `holiday/day-has-begun`. Refused too: `holiday/exists` where the calendar has something for one of the days already,
 * `holiday/days-reversed`, `holiday/moved-to-itself`, `holiday/too-long`, `template/unknown`.
 */
export async function setHoliday(
  db: DbOrTx,
  actor: Actor,
  input: HolidayInput,
  now: Date,
): Promise<{ holidays: number[] }> {
  mustBeAbleTo(actor, "template.change");
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const days = daysOf(input, now);
    const [template] = input.template
      ? await sql<{ id: number }[]>`select id from templates where code = ${input.template}`
      : [{ id: null }];
    if (!template) throw refuse("template/unknown", { template: input.template ?? "" });
    const written = await sql<{ id: number; day: BusinessDay }[]>`
      insert into holidays (template_id, day, kind, starts_minute, ends_minute, moved_to, reason, made_by_name, made_at)
      select ${template.id}::int4, d.day, ${input.kind}::text::holiday_kind, ${input.start}::int4, ${input.end}::int4,
        ${input.movedTo}::text::date, ${input.reason}, ${actor.name}, ${now.toISOString()}::text::timestamptz
      from unnest(${texts(days)}::text::date[]) d (day) order by d.day
      on conflict (day, coalesce(template_id, 0)) where ended_at is null do nothing
      returning id, day::text`;
    const taken = new Set(written.map(({ day }) => day));
    if (written.length < days.length)
      throw refuse("holiday/exists", { days: days.filter((day) => !taken.has(day)) });
    await bumpCatalogVersion(tx);
    const { kind, reason, movedTo } = input;
    const events = written.map(({ id, day }) => ({
      type: "holiday.set",
      documentType: "holiday",
      documentId: id,
      after: { day, kind, template: input.template, start: input.start, end: input.end, movedTo },
      reason,
    }));
    await recordEvents(tx, actor, events, now);
    return { holidays: written.map(({ id }) => id) };
  });
}

/** Takes an entry out of the calendar while its day is ahead; again changes nothing. Refused: `holiday/unknown`, `holiday/day-has-begun`. */
export async function endHoliday(
  db: DbOrTx,
  actor: Actor,
  input: { holiday: number },
  now: Date,
): Promise<{ holiday: number }> {
  mustBeAbleTo(actor, "template.change");
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const [entry] = await sql<{ id: number; first: BusinessDay; isEnded: boolean }[]>`
      select id, least(day, moved_to)::text as first, ended_at is not null as "isEnded" from holidays
      where id = ${input.holiday} for update`;
    if (!entry) throw refuse("holiday/unknown", input);
    if (entry.isEnded) return input;
    mustBeAhead(entry.first, now);
    await sql`
      update holidays set ended_at = ${now.toISOString()}::text::timestamptz, ended_by_name = ${actor.name}
      where id = ${entry.id}`;
    await bumpCatalogVersion(tx);
    const event = { type: "holiday.ended", documentType: "holiday", documentId: entry.id };
    await recordEvents(tx, actor, [event], now);
    return input;
  });
}

function daysOf({ from, to, kind, movedTo }: HolidayInput, now: Date): BusinessDay[] {
  const count = daysBetween(from, to) + 1;
  if (count < 1) throw refuse("holiday/days-reversed", { from, to });
  if (count > daysMax) throw refuse("holiday/too-long", { days: count, most: daysMax });
  mustBeAhead(from, now);
  const days = Array.from({ length: count }, (_, ahead) => addDays(from, ahead));
  if (kind === "moved" && movedTo !== null) {
    if (days.includes(movedTo)) throw refuse("holiday/moved-to-itself", { day: movedTo });
    mustBeAhead(movedTo, now);
  }
  return days;
}

function mustBeAhead(day: BusinessDay, now: Date): void {
  const first = addDays(businessDayOf(now), 1);
  if (day < first) throw refuse("holiday/day-has-begun", { day, first });
}
