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
  left: number;
  hasUnsent: boolean;
  onClose: () => void;
}

/** Counting is over: what was not counted stays, or there is none of it. */
export function SubmitCount({ data, left, hasUnsent, onClose }: SubmitCountProps) {
  const t = useTranslations("store.counts.submitting");
  const [isNone, setIsNone] = useState(false);
  const submit = useCommand(useTRPC().stocktake.submit.mutationOptions(), {
    done: ({ stocktake, status }) => t(status === "posted" ? "posted" : "waits", { no: stocktake }),
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("title")}
      description={t(data.decides ? "textOwn" : "text")}
      actions={
        <Button
          variant="primary"
          size="touch"
          disabled={hasUnsent}
          isLoading={submit.isRunning}
          onClick={() => submit.run({ stocktake: data.stocktake, missing: isNone ? "zero" : "leave" })}
        >
          {t(data.decides ? "post" : "submit")}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        {hasUnsent && <p className="text-attention">{t("unsent")}</p>}
        {left > 0 && (
          <>
            <p>{t("left", { count: left })}</p>
            <Checkbox isChecked={isNone} onChange={setIsNone} label={t("none")} />
          </>
        )}
        {submit.sentence && <Refusal sentence={submit.sentence} />}
      </div>
    </Dialog>
  );
}
