"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import type { Order } from "./order-detail";

/** Ends a draft that nobody will submit (2.2). */
export function DiscardButton({ order }: { order: Order }) {
  const t = useTranslations("store.orderDetail.discard");
  const trpc = useTRPC();
  const [isAsking, setIsAsking] = useState(false);
  const discard = useCommand(trpc.order.cancel.mutationOptions(), {
    done: t("done", { order: order.order }),
    onDone: () => setIsAsking(false),
  });
  if (order.status !== "draft") return null;
  return (
    <>
      <Button size="large" icon={<Trash2 aria-hidden />} onClick={() => setIsAsking(true)}>
        {t("action")}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t("title", { order: order.order })}
        confirm={t("confirm")}
        isDangerous
        isRunning={discard.isRunning}
        onClose={() => setIsAsking(false)}
        onConfirm={() => discard.run({ order: order.order })}
      >
        {t("text")}
      </ConfirmDialog>
    </>
  );
}
