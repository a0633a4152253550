"use client";

import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { timeOfDay } from "@/server/shared/time-of-day";
import { changedDays, differencesOf, type Hours } from "@/server/template/schema";
import { Differences } from "./differences";
import type { EditedLine } from "./form-lines";

const daysAhead = 28;
const daysShown = 7;

interface ChangePreviewProps {
  template: RouterOutputs["template"]["get"];
  before: readonly EditedLine[];
  after: readonly EditedLine[];
  nameOf: (category: string) => string;
}

/** What saving would change, for how many stores: line by line, and on which of the next four weeks' days. */
export function ChangePreview({ template, before, after, nameOf }: ChangePreviewProps) {
  const t = useTranslations("hq.template.change");
  const format = useFormat();
  const differences = differencesOf(before, after).filter(({ kind }) => kind !== "same");
  if (differences.length === 0) return null;
  const holidays = new Map(template.holidays.map((one) => [one.day, one]));
  const days = changedDays(before, after, template.businessDay, daysAhead, holidays);
  const hours = (list: readonly Hours[]) =>
    list.length === 0
      ? t("shut")
      : list.map((one) => `${timeOfDay(one.startsMinute)}–${timeOfDay(one.endsMinute)}`).join(t("separator"));
  return (
    <section aria-live="polite" className="rounded-md bg-information-soft p-3">
      <h3 className="font-medium">{t("title", { count: template.stores.length })}</h3>
      <Differences differences={differences} nameOf={nameOf} />
      <p className="mt-2 text-table">{t("days", { count: days.length, of: daysAhead })}</p>
      {days.length > 0 && (
        <ul className="mt-1 grid gap-x-6 text-table tabular-nums sm:grid-cols-2">
          {days.slice(0, daysShown).map((one) => (
            <li key={one.day}>
              <span className="text-quiet">{format.dayOfWeek(one.day)}</span> {hours(one.before)} →{" "}
              <span className="font-medium">{hours(one.after)}</span>
            </li>
          ))}
          {days.length > daysShown && (
            <li className="text-quiet">{t("more", { count: days.length - daysShown })}</li>
          )}
        </ul>
      )}
    </section>
  );
}
