"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { PageHeader } from "@/app/_ui/page-header";
import { Refusal } from "@/app/_ui/refusal";
import { parseFen } from "@/server/shared/fen";
import { DeadlineNotice } from "./deadline-notice";
import { SlipForm } from "./slip-form";

interface NewSlipProps {
  account: string;
  /** The shortfall that brought the person here, "120.00"; empty for any amount. */
  amount: string;
  /** Until when it must be there, or the next delivery is blocked. */
  deadline?: string;
  payer: string;
}

/** A new slip, before the money is sent: the next page says where to. It counts when finance has seen the money. */
export function NewSlip({ account, amount, deadline, payer }: NewSlipProps) {
  const t = useTranslations("store.deposit");
  const trpc = useTRPC();
  const router = useRouter();
  const format = useFormat();
  const open = useCommand(trpc.account.deposits.open.mutationOptions(), {
    onDone: ({ deposit }) => router.push(`/store/account/deposit/${deposit}` as Route),
    onRefused: () => true,
  });
  const payBefore = deadline ? { payBefore: deadline } : {};
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("text", { account })}
        back={{ href: "/store/account", label: t("back") }}
      />
      {deadline && amount && (
        <DeadlineNotice amount={format.money(parseFen(amount) ?? 0)} deadline={deadline} />
      )}
      <SlipForm
        declared={{ amount, method: "bank_transfer", payer, reference: "" }}
        amountHelp={amount ? t("amountShort") : undefined}
        onSubmit={(declared) => open.run({ account, ...declared, ...payBefore })}
      >
        {(typed) => (
          <>
            {open.refusal && <Refusal sentence={open.sentence} />}
            <Button type="submit" variant="primary" size="touch" isLoading={open.isRunning}>
              {t("next")}
            </Button>
            <Button
              size="touch"
              variant="quiet"
              isLoading={open.isRunning}
              onClick={() => open.run({ account, ...typed(), ...payBefore, isDraft: true })}
            >
              {t("saveDraft")}
            </Button>
          </>
        )}
      </SlipForm>
    </>
  );
}
