"use client";

import { Undo2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { cn } from "@/app/_ui/cn";
import { IconButton } from "@/app/_ui/icon-button";
import type { Taken } from "../_lib/wanted-lines";

interface TakenReportProps {
  taken: Taken;
  /** Takes the lines out again; undefined once the order has been changed since. */
  onUndo: (() => void) | undefined;
  onClose: () => void;
}

/** What came of a copied order or a pasted list: how many lines are in, which were changed, which could not come and why. */
export function TakenReport({ taken, onUndo, onClose }: TakenReportProps) {
  const t = useTranslations("store.order.taken");
  const format = useFormat();
  const { lines, adjusted, named, repriced, dropped } = taken;
  return (
    <section
      aria-label={t("label")}
      className={cn("rounded-md border px-4 py-3", dropped.length > 0 ? "bg-attention-soft" : "bg-done-soft")}
    >
      <div className="flex items-start justify-between gap-3">
        <p role="status" className="flex flex-wrap gap-x-1.5 pt-1 font-medium">
          <span>{t("taken", { count: lines.length })}</span>
          {dropped.length > 0 && <span>{t("dropped", { count: dropped.length })}</span>}
        </p>
        <div className="flex shrink-0 items-center gap-1">
          {onUndo && (
            <Button variant="quiet" size="large" icon={<Undo2 aria-hidden />} onClick={onUndo}>
              {t("undo")}
            </Button>
          )}
          <IconButton label={t("close")} onClick={onClose}>
            <X aria-hidden />
          </IconButton>
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a mouse */}
      <ul tabIndex={0} className="scroll-pane flex max-h-48 flex-col gap-1 text-sm">
        {dropped.map(({ code, name, reason, note }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same unknown code may stand there twice
          <li key={`${code}-${index}`}>
            <span className="font-medium">{name || code}</span>: {note || t(`reason.${reason}`)}
          </li>
        ))}
        {named.map(({ code, item }) => (
          <li key={code}>{t("named", { written: code, name: [item.name, item.spec].join(" ").trim() })}</li>
        ))}
        {adjusted.map(({ item, from, to }) => (
          <li key={item.code}>
            <span className="font-medium">{item.name}</span>:{" "}
            {t("adjusted", {
              from: format.quantity(from, item.isWeighed),
              to: format.quantity(to, item.isWeighed),
            })}
          </li>
        ))}
        {repriced.map(({ item, fromFen }) => (
          <li key={item.code}>
            <span className="font-medium">{item.name}</span>:{" "}
            {t("repriced", { from: format.money(fromFen), to: format.money(item.priceFen) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
