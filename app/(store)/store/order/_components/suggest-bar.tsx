"use client";

import { Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Select } from "@/app/_ui/select";
import { toast } from "@/app/_ui/toast";
import { lineAmountFen } from "@/server/shared/line-amounts";
import type { SheetIndex, SheetItem } from "../_lib/sheet-index";
import { type EventPercent, eventPercents } from "../_lib/suggestions";
import type { useDraft } from "../_lib/use-draft";

interface SuggestBarProps {
  sheet: SheetIndex;
  /** Suggestions of what is shown that the order does not have yet. */
  open: readonly { item: SheetItem; qty: number }[];
  /** The name of the shown category; undefined: all. */
  category: string | undefined;
  event: EventPercent;
  onEvent: (event: EventPercent) => void;
  own: ReturnType<typeof useDraft>;
}

/** Takes all suggestions of what is shown with one tap that can be undone; nothing comes in by itself. */
export function SuggestBar({ sheet, open, category, event, onEvent, own }: SuggestBarProps) {
  const t = useTranslations("store.order.suggest");
  const format = useFormat();
  if (sheet.usage.days === 0)
    return <p className="rounded-md bg-sunken px-3 py-2 text-sm text-quiet">{t("unknown")}</p>;
  const sumFen = open.reduce(
    (sum, { item, qty }) =>
      sum + lineAmountFen({ unitPriceFen: item.priceFen, qty, isWeighed: item.isWeighed }),
    0,
  );
  const takeAll = () => {
    const before = own.draft;
    own.putMany(open.map(({ item, qty }) => ({ code: item.code, qty, priceFen: item.priceFen })));
    toast.done(t("taken", { count: open.length }), {
      label: t("undo"),
      run: () => own.restore(before),
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
