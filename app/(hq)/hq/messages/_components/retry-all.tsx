"use client";

import { useQuery } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";

/** Sends everything again that was given up, for the hour when a provider is back; hidden while nothing has failed. */
export function RetryAll() {
  const t = useTranslations("hq.messages");
  const trpc = useTRPC();
  const [isOpen, setIsOpen] = useState(false);
  const failed = useQuery(trpc.message.log.queryOptions({ state: "dead", limit: 1 }));
  const retry = useCommand(trpc.message.retryAll.mutationOptions(), {
    done: ({ queued }) => t("retriedAll", { count: queued }),
    onDone: () => setIsOpen(false),
  });
  if ((failed.data?.rows.length ?? 0) === 0) return null;
  return (
    <>
      <Button size="large" icon={<RotateCw aria-hidden />} onClick={() => setIsOpen(true)}>
        {t("retryAll")}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        title={t("retryAllTitle")}
        confirm={t("retryAll")}
        isRunning={retry.isRunning}
        onConfirm={() => retry.run({})}
      >
        {t("retryAllText")}
      </ConfirmDialog>
    </>
  );
}
