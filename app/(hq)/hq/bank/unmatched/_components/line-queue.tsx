"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { cn } from "@/app/_ui/cn";
import { Money } from "@/app/_ui/money";
import { parseFen } from "@/server/shared/fen";
import { Day } from "../../../_components/day";
import type { BankLine } from "../../_components/lines-table";

interface LineQueueProps {
  lines: readonly BankLine[];
  activeIndex: number;
  onChoose: (index: number) => void;
}

/** What still waits for a slip; the chosen line stays in sight. */
export function LineQueue({ lines, activeIndex, onChoose }: LineQueueProps) {
  const t = useTranslations("hq.bank.desk");
  const active = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen line is scrolled to when it changes
  useEffect(() => {
    active.current?.scrollIntoView({ block: "nearest" });
  }, [activeIndex]);
  return (
    <section aria-label={t("queue")} className="flex min-h-0 flex-col gap-2">
      <p className="text-table text-quiet" role="status">
        {t("left", { count: lines.length })}
      </p>
      <ul className="max-h-64 divide-y overflow-y-auto rounded-md border bg-raised lg:max-h-[calc(100dvh-17rem)]">
        {lines.map((line, index) => (
          <li key={line.line}>
            <button
              ref={index === activeIndex ? active : undefined}
              type="button"
              aria-current={index === activeIndex || undefined}
              onClick={() => onChoose(index)}
              className={cn(
                "grid w-full grid-cols-[1fr_auto] gap-x-3 border-l-2 border-transparent px-3 py-2 text-left outline-offset-[-2px] hover:bg-hover",
                index === activeIndex && "border-accent bg-hover",
              )}
            >
              <span className="truncate font-medium">{line.payerName || line.payerAccount || "–"}</span>
              <Money fen={parseFen(line.amount)} className="justify-self-end font-medium" />
              <span className="truncate text-table text-quiet">{line.note || line.line}</span>
              <span className="justify-self-end text-table text-quiet">
                <Day day={line.day} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
