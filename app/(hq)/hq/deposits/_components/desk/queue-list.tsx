"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { Banknote, Copy, Landmark, LockOpen, ShieldAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "@/app/_ui/cn";
import type { QueueHint, QueueSlip } from "./use-queue";

const rowPx = 68;

interface QueueListProps {
  rows: readonly QueueSlip[];
  /** Open money of a slip's payer, by slip. */
  hints: ReadonlyMap<string, QueueHint>;
  index: number;
  onChoose: (deposit: string) => void;
}

/** What waits, the surest and most urgent first. Only what is in sight is drawn: 500 slips scroll like five. */
export function QueueList({ rows, hints, index, onChoose }: QueueListProps) {
  const t = useTranslations("hq.desk");
  const pane = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => pane.current,
    estimateSize: () => rowPx,
    overscan: 8,
  });
  useEffect(() => {
    if (rows.length > 0) virtual.scrollToIndex(index);
  }, [index, rows.length, virtual]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by the keyboard
    <section ref={pane} className="scroll-pane min-h-0 flex-1" tabIndex={0} aria-label={t("queue")}>
      <ol style={{ height: virtual.getTotalSize() }} className="relative">
        {virtual.getVirtualItems().map(({ index: at, start }) => {
          const row = rows[at];
          return (
            row && (
              <li key={row.deposit} className="absolute inset-x-0" style={{ top: start, height: rowPx }}>
                <QueueRow
                  row={row}
                  hint={hints.get(row.deposit)}
                  isCurrent={at === index}
                  onChoose={() => onChoose(row.deposit)}
                />
              </li>
            )
          );
        })}
      </ol>
    </section>
  );
}

function QueueRow({
  row,
  hint,
  isCurrent,
  onChoose,
}: {
  row: QueueSlip;
  hint: QueueHint | undefined;
  isCurrent: boolean;
  onChoose: () => void;
}) {
  const t = useTranslations("hq.desk");
  const format = useFormat();
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-current={isCurrent}
      onClick={onChoose}
      className={cn(
        "flex size-full flex-col justify-center gap-0.5 border-b px-3 text-left hover:bg-hover",
        isCurrent && "bg-accent-soft shadow-[inset_3px_0_0_var(--accent)]",
      )}
    >
      <span className="flex w-full items-baseline justify-between gap-2">
        <span className={cn("font-medium", row.queued && "text-quiet line-through")}>
          {format.money(row.amountFen)}
        </span>
        <span className="text-table text-quiet">{format.time(row.at)}</span>
      </span>
      <span className="w-full truncate text-table text-quiet">
        {row.account} {row.accountName} · {row.payer}
      </span>
      <span className="flex h-4 items-center gap-2 text-[11px] leading-4 font-medium whitespace-nowrap">
        {row.queued && (
          <span className="text-information">{t(`queuedAs.${row.queued}` as "queuedAs.approve")}</span>
        )}
        {row.matchedFen > 0 && (
          <Mark
            icon={Landmark}
            tone={row.matchedFen === row.amountFen ? "text-done" : "text-blocked"}
            title={t(
              row.isExact ? "exactMeans" : row.matchedFen === row.amountFen ? "inBankMeans" : "otherSumMeans",
            )}
          >
            {row.isExact
              ? t("exact")
              : row.matchedFen === row.amountFen
                ? t("inBank")
                : format.money(row.matchedFen)}
          </Mark>
        )}
        {row.matchedFen === 0 && hint && (
          <Mark icon={Landmark} tone="text-attention">
            {t("hint", { amount: format.money(hint.amountFen) })}
          </Mark>
        )}
        {row.duplicates > 0 && (
          <Mark icon={Copy} tone={row.hasSamePhoto ? "text-blocked" : "text-attention"}>
            {t("duplicateCount", { count: row.duplicates })}
          </Mark>
        )}
        {row.firstBy && (
          <Mark icon={ShieldAlert} tone="text-information">
            {t("secondNeeded")}
          </Mark>
        )}
        {row.unblocks > 0 && (
          <Mark icon={LockOpen} tone="text-information">
            {t("unblocksShort", { count: row.unblocks })}
          </Mark>
        )}
        {row.photo === null && row.matchedFen === 0 && (
          <Mark icon={Banknote} tone="text-quiet">
            {t("noPhotoShort")}
          </Mark>
        )}
      </span>
    </button>
  );
}

function Mark({
  icon: Icon,
  tone,
  title,
  children,
}: {
  icon: typeof Copy;
  tone: string;
  /** What the mark means, on hover; the slip itself says it in full. */
  title?: string;
  children: React.ReactNode;
}) {
  return (
    <span title={title} className={cn("inline-flex items-center gap-1", tone)}>
      <Icon aria-hidden className="size-3" />
      {children}
    </span>
  );
}
