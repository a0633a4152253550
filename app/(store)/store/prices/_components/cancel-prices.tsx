"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";

/** Takes back what of a price change has not taken effect. */
export function CancelPrices({ change }: { change: string }) {
  const t = useTranslations("store.prices");
  const [isAsking, setIsAsking] = useState(false);
  const command = useCommand(useTRPC().retail.cancelChange.mutationOptions(), {
    done: t("cancelled", { no: change }),
    onDone: () => setIsAsking(false),
  });
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>{t("cancel")}</Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t("cancelTitle", { no: change })}
        confirm={t("cancel")}
        isDangerous
        isRunning={command.isRunning}
        onConfirm={() => command.run({ change })}
        onClose={() => setIsAsking(false)}
      >
        {t("cancelText")}
      </ConfirmDialog>
    </>
  );
}
