"use client";

import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { Refusal } from "@/app/_ui/refusal";
import type { Order } from "./order-detail";

/** Takes the order back to a draft, before the cut-off and before a run has taken a line (2.2). */
export function WithdrawButton({ order }: { order: Order }) {
  const t = useTranslations("store.orderDetail.withdraw");
  const trpc = useTRPC();
  const [isAsking, setIsAsking] = useState(false);
  const withdraw = useCommand(trpc.order.withdraw.mutationOptions(), {
    done: t("done", { order: order.order }),
    onDone: () => setIsAsking(false),
    onRefused: () => true,
  });
  const isUntouched = order.status === "pooled" && order.deliveries.length === 0;
  if (!isUntouched) return null;
  return (
    <>
      <Button size="large" icon={<Undo2 aria-hidden />} onClick={() => setIsAsking(true)}>
        {t("action")}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t("title", { order: order.order })}
        confirm={t("confirm")}
        isDangerous
        isRunning={withdraw.isRunning}
        onClose={() => {
          setIsAsking(false);
          withdraw.reset();
        }}
        onConfirm={() => withdraw.run({ order: order.order })}
      >
        <p>{t("text")}</p>
        {withdraw.refusal && <Refusal sentence={withdraw.sentence} className="mt-3" />}
      </ConfirmDialog>
    </>
  );
}
