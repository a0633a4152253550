"use client";

import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button, LinkButton } from "@/app/_ui/button";
import { useDc } from "../../_components/dc-choice";

/** Asks for what pick faces lack, and leads to the scanner that carries it. */
export function FillFaces() {
  const t = useTranslations("dc.stock.moves");
  const dc = useDc();
  const command = useCommand(useTRPC().warehouse.fillFaces.mutationOptions(), {
    done: ({ requested }) => t("requested", { count: requested }),
  });
  if (dc === undefined) return null;
  return (
    <span className="flex flex-wrap gap-2">
      <Button isLoading={command.isRunning} onClick={() => command.run({ dc })}>
        {t("fill")}
      </Button>
      <LinkButton variant="primary" href={`/dc/moves/${encodeURIComponent(dc)}`}>
        {t("work")}
      </LinkButton>
    </span>
  );
}
