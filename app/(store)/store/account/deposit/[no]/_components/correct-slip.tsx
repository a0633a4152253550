"use client";

import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Refusal } from "@/app/_ui/refusal";
import { type Declared, SlipForm } from "../../../_components/slip-form";
import type { Slip } from "./slip-screen";
import { VoidSlip } from "./void-slip";

/** A rejected slip is corrected and declared again under its number; a draft is finished. */
export function CorrectSlip({ slip }: { slip: Slip }) {
  const t = useTranslations("store.deposit");
  const { deposit, amount, payer, reference } = slip;
  const again = useCommand(useTRPC().account.deposits.resubmit.mutationOptions(), {
    done: t("declared", { no: deposit }),
    onRefused: () => true,
  });
  return (
    <>
      <SlipForm
        declared={{ amount, method: slip.method as Declared["method"], payer, reference }}
        onSubmit={(declared) => again.run({ deposit, ...declared })}
      >
        {() => (
          <>
            {again.refusal && <Refusal sentence={again.sentence} />}
            <Button type="submit" variant="primary" size="touch" isLoading={again.isRunning}>
              {t(slip.status === "draft" ? "next" : "again")}
            </Button>
          </>
        )}
      </SlipForm>
      <VoidSlip deposit={deposit} />
    </>
  );
}
