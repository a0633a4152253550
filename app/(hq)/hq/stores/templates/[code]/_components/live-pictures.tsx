"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { IconButton } from "@/app/_ui/icon-button";
import { addDays } from "@/server/shared/business-day";
import { MonthPicture, monthDays } from "../../../_components/month-picture";
import { mondayOf, usePicture } from "../../../_components/use-picture";
import { WeekPicture } from "../../../_components/week-picture";
import type { EditedLine } from "./form-lines";

interface LivePicturesProps {
  template: RouterOutputs["template"]["get"];
  lines: readonly EditedLine[];
  nameOf: (category: string) => string;
}

/** What is in the form at this moment, as a week and as a month. */
export function LivePictures({ template, lines, nameOf }: LivePicturesProps) {
  const t = useTranslations("hq.templates.picture");
  const format = useFormat();
  const today = template.businessDay;
  const [monday, setMonday] = useState(() => mondayOf(today));
  const [month, setMonth] = useState(today);
  const picture = usePicture(lines, template.holidays);
  const calendar = monthDays(month);
  return (
    <div className="flex flex-col gap-4">
      <Card
        title={t("week")}
        aside={
          <span className="flex items-center gap-1">
            <IconButton label={t("weekBefore")} onClick={() => setMonday(addDays(monday, -7))}>
              <ChevronLeft aria-hidden />
            </IconButton>
            <span aria-live="polite" className="text-quiet">
              {format.day(monday)}–{format.day(addDays(monday, 6))}
            </span>
            <IconButton label={t("weekAfter")} onClick={() => setMonday(addDays(monday, 7))}>
              <ChevronRight aria-hidden />
            </IconButton>
          </span>
        }
      >
        <WeekPicture days={picture(monday, 7)} today={today} nameOf={nameOf} />
      </Card>
      <Card title={t("month")}>
        <MonthPicture
          month={month}
          onMonth={setMonth}
          days={picture(calendar.from, calendar.count)}
          today={today}
        />
      </Card>
    </div>
  );
}
