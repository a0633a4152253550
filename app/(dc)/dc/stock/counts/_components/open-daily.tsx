"use client";

import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { useDc } from "../../_components/dc-choice";

/** Asks for counts of the places at the greatest risk. */
export function OpenDaily() {
  const t = useTranslations("dc.stock.counts");
  const dc = useDc();
  const command = useCommand(useTRPC().warehouse.openCounts.mutationOptions(), {
    done: ({ opened }) => t("opened", { count: opened }),
  });
  return (
    <Button
      isLoading={command.isRunning}
      disabled={dc === undefined}
      onClick={() => dc !== undefined && command.run({ dc, items: [] })}
    >
      {t("openDaily")}
    </Button>
  );
}
