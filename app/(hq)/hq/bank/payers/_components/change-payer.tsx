"use client";

import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";

type Payer = RouterOutputs["bank"]["payers"][number];

/** Forgets somebody, or knows them again: the undo of what an approved slip has taught. */
export function ChangePayer({ account, payer }: { account: string; payer: Payer }) {
  const t = useTranslations("hq.bank.payers");
  const trpc = useTRPC();
  const { payerAccount, payerName, isKnown } = payer;
  const name = payerName || payerAccount;
  const command = useCommand(trpc.bank.changePayer.mutationOptions(), {
    done: t(isKnown ? "forgot" : "remembered", { payer: name }),
  });
  const word = t(isKnown ? "forget" : "remember");
  return (
    <Button
      size="small"
      aria-label={`${word} ${name}`}
      isLoading={command.isRunning}
      onClick={() => command.run({ account, payerAccount, payerName, isKnown: !isKnown })}
    >
      {word}
    </Button>
  );
}
