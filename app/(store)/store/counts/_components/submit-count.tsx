"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { Dialog } from "@/app/_ui/dialog";
import { Refusal } from "@/app/_ui/refusal";
import type { Stocktake } from "../_lib/use-count";

interface SubmitCountProps {
  data: Stocktake;
  /** Not counted yet, those that must be counted again among them. */
  left: number;
  again: number;
  hasUnsent: boolean;
  onClose: () => void;
}

/** Counting is over: what was not counted stays, or there is none of it. Nothing is posted before it was looked over. */
export function SubmitCount({ data, left, again, hasUnsent, onClose }: SubmitCountProps) {
  const t = useTranslations("store.counts.submitting");
  const [isNone, setIsNone] = useState(false);
  const submit = useCommand(useTRPC().stocktake.submit.mutationOptions(), {
    done: data.decides ? undefined : ({ stocktake }) => t("waits", { no: stocktake }),
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={left > 0 ? t("titleLeft", { count: left }) : t("title")}
      description={t(data.decides ? "textOwn" : "text")}
      actions={
        <>
          <Button size="touch" disabled={submit.isRunning} onClick={onClose}>
            {t("goOn")}
          </Button>
          <Button
            variant="primary"
            size="touch"
            disabled={hasUnsent || again > 0}
            focusableWhenDisabled
            isLoading={submit.isRunning}
            onClick={() => submit.run({ stocktake: data.stocktake, missing: isNone ? "zero" : "leave" })}
          >
            {t(data.decides ? "review" : "submit")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {hasUnsent && <p className="text-attention">{t("unsent")}</p>}
        {again > 0 && <p className="text-attention">{t("again", { count: again })}</p>}
        {left > again && (
          <>
            <p>{t("left", { count: left - again })}</p>
            <Checkbox isChecked={isNone} onChange={setIsNone} label={t("none")} />
          </>
        )}
        {submit.sentence && <Refusal sentence={submit.sentence} />}
      </div>
    </Dialog>
  );
}
