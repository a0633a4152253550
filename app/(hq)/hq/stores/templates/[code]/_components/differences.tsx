"use client";

import { CircleDot, CircleMinus, CirclePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { timeOfDay } from "@/server/shared/time-of-day";
import type { LineDifference } from "@/server/template/schema";
import { useDayRule } from "../../../_components/use-day-rule";
import type { EditedLine } from "./form-lines";

interface DifferencesProps {
  differences: readonly LineDifference<EditedLine>[];
  nameOf: (category: string) => string;
}

/** What became of each line: added, removed, or changed from what to what. */
export function Differences({ differences, nameOf }: DifferencesProps) {
  const t = useTranslations("hq.template.difference");
  const words = useLineWords(nameOf);
  if (differences.every(({ kind }) => kind === "same")) return <p className="text-quiet">{t("none")}</p>;
  return (
    <ul className="mt-1 flex flex-col gap-1 text-table">
      {differences.map((one, index) => {
        const key = `${one.kind} ${index}`;
        if (one.kind === "same") return null;
        if (one.kind === "added")
          return (
            <li key={key} className="flex items-start gap-2">
              <CirclePlus aria-hidden className="mt-0.5 size-4 shrink-0 text-done" />
              <span>{t("added", { line: words(one.after).join(" · ") })}</span>
            </li>
          );
        if (one.kind === "removed")
          return (
            <li key={key} className="flex items-start gap-2">
              <CircleMinus aria-hidden className="mt-0.5 size-4 shrink-0 text-blocked" />
              <span>{t("removed", { line: words(one.before).join(" · ") })}</span>
            </li>
          );
        const [before, after] = [words(one.before), words(one.after)];
        return (
          <li key={key} className="flex items-start gap-2">
            <CircleDot aria-hidden className="mt-0.5 size-4 shrink-0 text-attention" />
            <span>
              {after.map((word, part) => (
                <span key={word}>
                  {part > 0 && " · "}
                  {word === before[part] ? (
                    word
                  ) : (
                    <>
                      <s className="text-quiet">{before[part]}</s>{" "}
                      <strong className="font-medium">{word}</strong>
                    </>
                  )}
                </span>
              ))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** A line in words: category, days, hours, minimum, maximum. */
function useLineWords(nameOf: (category: string) => string) {
  const t = useTranslations("hq.template.difference");
  const dayRule = useDayRule();
  const format = useFormat();
  return (line: EditedLine) => [
    nameOf(line.category),
    dayRule(line.dayRule),
    line.startsMinute === line.endsMinute
      ? t("allDay", { start: timeOfDay(line.startsMinute) })
      : `${timeOfDay(line.startsMinute)}–${timeOfDay(line.endsMinute)}`,
    line.minFen === null ? t("noMin") : t("min", { amount: format.money(line.minFen) }),
    line.maxFen === null ? t("noMax") : t("max", { amount: format.money(line.maxFen) }),
  ];
}
