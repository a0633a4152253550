"use client";

import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { ReasonDialog } from "../../../_components/reason-dialog";

interface TakeOutDialogProps {
  wave: string;
  store: { store: string; storeName: string };
  deliveries: number;
  onClose: () => void;
}

/** Takes a store out of a wave: everything it has there goes back as it was. */
export function TakeOutDialog({
  wave,
  store: { store, storeName },
  deliveries,
  onClose,
}: TakeOutDialogProps) {
  const t = useTranslations("dc.wave");
  const trpc = useTRPC();
  const takeOut = useCommand(trpc.pool.takeStoreOut.mutationOptions(), {
    done: t("takenOut", { store, wave }),
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <ReasonDialog
      isOpen
      title={t("takeOutTitle", { store: `${store} ${storeName}` })}
      confirm={t("takeOutConfirm", { count: deliveries })}
      isRunning={takeOut.isRunning}
      sentence={takeOut.sentence}
      onConfirm={(reason) => takeOut.run({ wave, store, reason })}
      onClose={onClose}
    >
      <p className="text-quiet">{t("takeOutText", { wave })}</p>
    </ReasonDialog>
  );
}
