"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import type { Stocktake } from "../_lib/use-count";

/** Calls a count off: nothing of it is posted. */
export function CancelCount({ data }: { data: Stocktake }) {
  const t = useTranslations("store.counts.cancelling");
  const router = useRouter();
  const [isAsking, setIsAsking] = useState(false);
  const decide = useCommand(useTRPC().stocktake.decide.mutationOptions(), {
    done: t("done", { no: data.stocktake }),
    onDone: () => router.push("/store/counts" as Route),
  });
  if (!data.decides) return null;
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>{t("cancel")}</Button>
      <ConfirmDialog
        isOpen={isAsking}
        isDangerous
        title={t("title")}
        confirm={t("confirm")}
        isRunning={decide.isRunning}
        onClose={() => setIsAsking(false)}
        onConfirm={() => decide.run({ stocktake: data.stocktake, decision: "cancel", reason: "" })}
      >
        {t("text")}
      </ConfirmDialog>
    </>
  );
}
