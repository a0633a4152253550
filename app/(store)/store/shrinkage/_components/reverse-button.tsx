"use client";

import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { ReverseDialog } from "../../_components/reverse-dialog";

/** Takes a write-off back: the goods are in the stock again. */
export function ReverseButton({ shrinkage }: { shrinkage: string }) {
  const t = useTranslations("store.shrinkage.reversing");
  const command = useCommand(useTRPC().shrinkage.reverse.mutationOptions(), {
    done: t("done", { no: shrinkage }),
    onRefused: () => true,
  });
  return (
    <ReverseDialog
      words={{ reverse: t("reverse"), title: t("title"), text: t("text"), reason: t("reason") }}
      sentence={command.sentence}
      isRunning={command.isRunning}
      onReverse={(reason) => command.run({ shrinkage, reason })}
    />
  );
}
