"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Key } from "@/app/_ui/key-hints";
import { Refusal } from "@/app/_ui/refusal";
import type { Undoable, useDecisions } from "./use-decisions";

/** What can still be taken back, with the seconds left, and what could not be posted. */
export function UndoBar({ decisions }: { decisions: ReturnType<typeof useDecisions> }) {
  const t = useTranslations("hq.desk");
  const format = useFormat();
  const { undoable, undoLast, failed, putAside } = decisions;
  const last = undoable.at(-1);
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    if (!last) return;
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), 250);
    return () => clearInterval(timer);
  }, [last]);
  return (
    <div className="flex min-h-9 flex-col gap-2" aria-live="polite">
      {failed.length > 0 && (
        <Refusal
          sentence={failed.map((one) => one.sentence).join(" ")}
          action={<Button onClick={putAside}>{t("putAside")}</Button>}
        />
      )}
      {last && (
        <p className="flex items-center gap-3 text-table">
          <span className="min-w-0 flex-1 truncate">
            {t(wordOf(last), {
              count: last.deposits.length,
              no: last.deposits[0] ?? "",
              amount: format.money(last.amountFen),
              seconds: Math.max(0, Math.ceil((last.dueMs - nowMs) / 1000)),
            })}
            {undoable.length > 1 && (
              <span className="ml-2 text-quiet">{t("andMore", { count: undoable.length - 1 })}</span>
            )}
          </span>
          <Button onClick={undoLast}>
            {t("undo")} <Key>Z</Key>
          </Button>
        </p>
      )}
    </div>
  );
}

const wordOf = ({ kind, isFirst }: Undoable) =>
  kind === "reject" ? "rejectedNow" : isFirst ? "approvedFirst" : "approvedNow";
