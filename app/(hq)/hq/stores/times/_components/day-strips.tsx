"use client";

import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "@/app/_ui/cn";
import { shortHours } from "@/server/template/schema";
import { looksOf } from "../../_components/categories-look";
import { useCategoryName } from "../../_components/use-category-name";
import { Legend } from "../../_components/week-picture";

type Found = RouterOutputs["template"]["whoMayOrder"];
const dayMinutes = 1_440;
const lanePx = 16;

/** A row per template, a cell per day: its windows as bars from midnight to midnight. */
export function DayStrips({ found }: { found: Found }) {
  const t = useTranslations("hq.times");
  const format = useFormat();
  const nameOf = useCategoryName();
  const looks = looksOf(
    found.templates.flatMap(({ days }) => days.flatMap(({ windows }) => windows.map((one) => one.category))),
    nameOf,
  );
  const lanes = [...looks.keys()];
  return (
    <div className="flex flex-col gap-3">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="overflow-x-auto" aria-label={t("strips")} tabIndex={0}>
        <table className="w-full border-separate border-spacing-x-1 border-spacing-y-1 text-table">
          <thead>
            <tr>
              <th scope="col" className="sticky left-0 bg-raised pr-2 text-left font-medium text-quiet">
                {t("columns.template")}
              </th>
              {found.days.map((day) => (
                <th key={day} scope="col" className="min-w-16 px-1 text-left font-normal text-quiet">
                  {format.dayOfWeek(day)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.templates.map((template) => (
              <tr key={template.template}>
                <th
                  scope="row"
                  className="sticky left-0 bg-raised pr-2 text-left font-medium whitespace-nowrap"
                >
                  {template.name}
                </th>
                {template.days.map(({ day, windows }) => (
                  <td key={day} className="align-top">
                    <div
                      aria-hidden
                      className="relative overflow-hidden rounded-sm bg-sunken"
                      style={{ height: lanes.length * lanePx }}
                    >
                      {windows.map((one) => (
                        <span
                          key={`${one.category} ${one.startsMinute} ${one.endsMinute}`}
                          title={`${nameOf(one.category)} ${shortHours(one)}`}
                          className={cn(
                            "absolute overflow-hidden rounded-sm border text-center text-[11px]/3.5",
                            looks.get(one.category)?.className,
                          )}
                          style={{
                            top: lanes.indexOf(one.category) * lanePx,
                            height: lanePx - 1,
                            left: `${(one.startsMinute / dayMinutes) * 100}%`,
                            width: `${(Math.min(dayMinutes, one.endsMinute) - one.startsMinute) / (dayMinutes / 100)}%`,
                          }}
                        >
                          {looks.get(one.category)?.letter}
                        </span>
                      ))}
                    </div>
                    <span className="block truncate text-[11px]/4 text-quiet tabular-nums">
                      {[...new Set(windows.map(shortHours))].join(" ") || t("shut")}
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Legend looks={[...looks.values()]} />
    </div>
  );
}
