"use client";

import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { ReverseDialog } from "../../_components/reverse-dialog";

/** Takes a receipt back as a whole: its goods leave the stock at what they cost. */
export function ReverseReceipt({ receipt }: { receipt: string }) {
  const t = useTranslations("store.direct.reversing");
  const command = useCommand(useTRPC().direct.reverse.mutationOptions(), {
    done: t("done", { no: receipt }),
    onRefused: () => true,
  });
  return (
    <ReverseDialog
      words={{ reverse: t("reverse"), title: t("title"), text: t("text"), reason: t("reason") }}
      sentence={command.sentence}
      isRunning={command.isRunning}
      onReverse={(reason) => command.run({ receipt, reason })}
    />
  );
}
