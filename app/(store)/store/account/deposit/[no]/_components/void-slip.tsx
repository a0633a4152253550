"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";

/** Takes the slip back: finance will no longer look for this money. */
export function VoidSlip({ deposit }: { deposit: string }) {
  const t = useTranslations("store.account.slips");
  const [isAsking, setIsAsking] = useState(false);
  const voiding = useCommand(useTRPC().account.deposits.void.mutationOptions(), {
    done: t("voided", { deposit }),
    onDone: () => setIsAsking(false),
  });
  return (
    <>
      <Button size="touch" onClick={() => setIsAsking(true)}>
        {t("void")}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t("voidTitle", { deposit })}
        confirm={t("voidConfirm")}
        isDangerous
        isRunning={voiding.isRunning}
        onClose={() => setIsAsking(false)}
        onConfirm={() => voiding.run({ deposit })}
      >
        {t("voidText")}
      </ConfirmDialog>
    </>
  );
}
