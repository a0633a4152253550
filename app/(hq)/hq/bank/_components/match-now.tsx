"use client";

import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";

/** Runs the rules again: for slips that were declared after their money had come. */
export function MatchNow() {
  const t = useTranslations("hq.bank.lines");
  const trpc = useTRPC();
  const command = useCommand(trpc.bank.lines.matchWaiting.mutationOptions(), {
    done: ({ matched }) => t("matchedNow", { count: matched.length }),
  });
  return (
    <Button size="large" isLoading={command.isRunning} onClick={() => command.run({})}>
      {t("matchNow")}
    </Button>
  );
}
