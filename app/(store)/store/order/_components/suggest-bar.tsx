"use client";

import { Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Select } from "@/app/_ui/select";
import { toast } from "@/app/_ui/toast";
import { lineAmountFen } from "@/server/shared/line-amounts";
import type { OrderDesk } from "../_lib/desk";
import type { SheetIndex, SheetItem } from "../_lib/sheet-index";
import { type EventPercent, eventPercents, openSuggestions } from "../_lib/suggestions";
import { useWatched } from "../_lib/watched";

interface SuggestBarProps {
  sheet: SheetIndex;
  /** What is shown, and what is suggested of all items. */
  items: readonly SheetItem[];
  suggested: ReadonlyMap<string, number>;
  /** The name of the shown category; undefined: all. */
  category: string | undefined;
  event: EventPercent;
  onEvent: (event: EventPercent) => void;
  desk: OrderDesk;
}

/** Takes all suggestions of what is shown with one tap that can be undone; nothing comes in by itself. */
export function SuggestBar({ sheet, items, suggested, category, event, onEvent, desk }: SuggestBarProps) {
  const t = useTranslations("store.order.suggest");
  const format = useFormat();
  const own = useWatched(desk, (state) => state.own);
  const open = useMemo(() => openSuggestions(items, suggested, own.draft), [items, suggested, own.draft]);
  if (category !== undefined && open.length === 0) return null;
  if (sheet.usage.days === 0)
    return <p className="rounded-md bg-sunken px-3 py-2 text-sm text-quiet">{t("unknown")}</p>;
  const sumFen = open.reduce(
    (sum, { item, qty }) =>
      sum + lineAmountFen({ unitPriceFen: item.priceFen, qty, isWeighed: item.isWeighed }),
    0,
  );
  const takeAll = () => {
    const before = own.draft;
    const after = own.putMany(
      open.map(({ item, qty }) => ({ code: item.code, qty, priceFen: item.priceFen })),
    );
    toast.done(t("taken", { count: open.length }), {
      label: t("undo"),
      run: () => own.restore(before, after) || toast.refused(t("changed")),
    });
  };
  return (
    <section
      aria-label={t("label")}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md bg-accent-soft px-3 py-2"
    >
      <p className="flex min-w-0 flex-1 basis-64 items-center gap-2">
        <Sparkles aria-hidden className="size-4 shrink-0 text-accent-strong" />
        <span>
          {open.length > 0
            ? t("open", { count: open.length, amount: format.money(sumFen), category: category ?? "all" })
            : t("none")}
        </span>
      </p>
      <div className="flex items-center gap-2">
        <Select
          label={t("event")}
          value={String(event)}
          onChange={(value) => onEvent(Number(value) as EventPercent)}
          options={eventPercents.map((percent) => ({
            value: String(percent),
            label: t(`events.${percent}`),
          }))}
          className="w-36"
        />
        <Button variant="primary" size="large" disabled={open.length === 0} onClick={takeAll}>
          {t("takeAll", { count: open.length })}
        </Button>
      </div>
    </section>
  );
}
