"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { ReasonDialog } from "@/app/_ui/statement/reason-dialog";
import { Chip } from "@/app/_ui/status-chip";
import { Section } from "../../_components/facts";
import { CheckRows } from "./check-rows";
import type { Periods } from "./months-board";

type Next = NonNullable<Periods["next"]>;

/** The check list of the month that is closed next; a line with something open shows its documents. */
export function NextMonth({ next, canClose }: { next: Next; canClose: boolean }) {
  const t = useTranslations("hq.months");
  const trpc = useTRPC();
  const [isAsking, setAsking] = useState(false);
  const [shown, setShown] = useState<Next["checks"][number]["check"] | undefined>(undefined);
  const close = useCommand(trpc.period.close.mutationOptions(), {
    done: t("done", { month: next.month }),
    onDone: () => setAsking(false),
    onRefused: () => true,
  });
  const open = next.checks.reduce((sum, check) => sum + check.open, 0);
  const { month } = next;
  return (
    <Section
      title={
        <span className="flex flex-wrap items-center justify-between gap-3">
          {t("next", { month })}
          {canClose && next.isOver && (
            <Button size="large" variant="primary" onClick={() => setAsking(true)}>
              {t("close", { month })}
            </Button>
          )}
        </span>
      }
    >
      {!next.isOver && <p className="mb-2 text-quiet">{t("notOver")}</p>}
      <ul className="divide-y rounded-md border bg-raised">
        {next.checks.map(({ check, open: count }) => (
          <li key={check} className="flex flex-col gap-3 px-3 py-2">
            <div className="flex items-center justify-between gap-3">
              <span>{t(`checks.${check}`)}</span>
              {count === 0 ? (
                <Chip tone="done" icon={CircleCheck}>
                  {t("settled")}
                </Chip>
              ) : (
                <span className="flex items-center gap-2">
                  <Chip tone="attention" icon={CircleAlert}>
                    {t("open", { count })}
                  </Chip>
                  <Button
                    size="small"
                    aria-expanded={shown === check}
                    aria-label={`${t("show")}: ${t(`checks.${check}`)}`}
                    onClick={() => setShown(shown === check ? undefined : check)}
                  >
                    {t("show")}
                  </Button>
                </span>
              )}
            </div>
            {shown === check && <CheckRows month={month} check={check} />}
          </li>
        ))}
      </ul>
      {isAsking && open > 0 && (
        <ReasonDialog
          title={t("closeTitle", { month })}
          text={t("overrideText", { count: open })}
          label={t("reason")}
          verb={t("close", { month })}
          sentence={close.sentence}
          isRunning={close.isRunning}
          onClose={() => setAsking(false)}
          onSay={(overrideReason) => close.run({ month, overrideReason })}
        />
      )}
      <ConfirmDialog
        isOpen={isAsking && open === 0}
        title={t("closeTitle", { month })}
        confirm={t("close", { month })}
        isRunning={close.isRunning}
        onConfirm={() => close.run({ month })}
        onClose={() => setAsking(false)}
      >
        <p>{close.sentence ?? t("closeText")}</p>
      </ConfirmDialog>
    </Section>
  );
}
