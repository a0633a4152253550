"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import type { ReturnLine } from "../_lib/return-draft";

interface RecallCardProps {
  store: string;
  recall: string;
  lines: readonly ReturnLine[];
  onTake: (line: ReturnLine) => void;
}

/** What headquarters want back and the store has by its book: one press puts it on the return. */
export function RecallCard({ store, recall, lines, onTake }: RecallCardProps) {
  const t = useTranslations("store.returns.recall");
  const format = useFormat();
  const recalls = useQuery(useTRPC().returns.recallsOf.queryOptions({ store }));
  const found = recalls.data?.find((one) => one.recall === recall);
  if (!found) return null;
  const open = found.items.filter(({ item }) => !lines.some((line) => line.item === item));
  // Of an item with several dates the store gives back all of them together.
  const wanted = [...Map.groupBy(open, ({ item }) => item).values()].flatMap((dates) => {
    const [first] = dates;
    const haveEach = Math.max(...dates.map((date) => date.haveEach));
    return first ? [{ ...first, haveEach }] : [];
  });
  return (
    <Card title={found.reason}>
      <p className="text-sm text-quiet">{t("outside")}</p>
      {open.map(({ item, name, expiresOn, haveEach, isWeighed, unit }) => (
        <p key={`${item} ${expiresOn}`} className="flex justify-between gap-3 py-1">
          <span>
            {name}
            {expiresOn && (
              <span className="text-quiet"> · {t("date", { day: format.fullDay(expiresOn) })}</span>
            )}
          </span>
          <span className="tabular-nums">
            {format.quantity(haveEach, isWeighed)} {isWeighed ? "kg" : unit}
          </span>
        </p>
      ))}
      {wanted.length > 0 && (
        <Button
          size="touch"
          className="mt-2 w-full"
          onClick={() => {
            for (const { item, name, unit, isWeighed, casePackEach, haveEach } of wanted)
              onTake({ item, name, unit, isWeighed, casePackEach, qty: haveEach });
          }}
        >
          {t("takeAll")}
        </Button>
      )}
    </Card>
  );
}
