"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { MoneyInput } from "@/app/_ui/money-input";
import { Refusal } from "@/app/_ui/refusal";
import { TextArea, TextInput } from "@/app/_ui/text-input";
import { parseBusinessDay } from "@/server/shared/business-day";
import { parseFen } from "@/server/shared/fen";

export type CreditKind = "limit" | "temporary";

interface CreditFormProps {
  account: string;
  kind: CreditKind;
  amount: string;
  onClose: () => void;
}

/** A new limit, or credit on top of it that ends by itself at 24:00 of its last day (R08). */
export function CreditForm({ account, kind, amount: first, onClose }: CreditFormProps) {
  const t = useTranslations("hq.account.creditView");
  const trpc = useTRPC();
  const [amount, setAmount] = useState(first);
  const [validTo, setValidTo] = useState("");
  const [reason, setReason] = useState("");
  const options = {
    done: ({ creditLimit }: { creditLimit: string }) => t("done", { amount: creditLimit }),
    onDone: onClose,
    onRefused: () => true,
  };
  const limit = useCommand(trpc.funds.setCreditLimit.mutationOptions(), options);
  const temporary = useCommand(trpc.funds.grantTemporaryCredit.mutationOptions(), options);
  const isLimit = kind === "limit";
  const sentence = isLimit ? limit.sentence : temporary.sentence;
  const day = parseBusinessDay(validTo);
  const isWhole =
    (parseFen(amount) ?? -1) >= 0 &&
    reason.trim() !== "" &&
    (day !== undefined || (isLimit && validTo === ""));
  const run = () =>
    isLimit
      ? limit.run({ account, limit: amount, validTo: day ?? null, reason })
      : temporary.run({ account, amount, validTo, reason });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(isLimit ? "limitTitle" : "temporaryTitle", { account })}
      description={t(isLimit ? "limitText" : "temporaryText")}
      actions={
        <Button
          variant="primary"
          size="large"
          disabled={!isWhole}
          isLoading={limit.isRunning || temporary.isRunning}
          onClick={run}
        >
          {t(isLimit ? "change" : "grant")}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field id="credit-amount" label={t("amount")}>
          <MoneyInput id="credit-amount" value={amount} onChange={setAmount} />
        </Field>
        <Field id="credit-valid-to" label={t("validTo")} help={isLimit ? t("validToHelp") : undefined}>
          <TextInput id="credit-valid-to" type="date" value={validTo} onChange={setValidTo} />
        </Field>
        <Field id="credit-reason" label={t("reason")}>
          <TextArea id="credit-reason" value={reason} onChange={setReason} />
        </Field>
        {sentence && <Refusal sentence={sentence} />}
      </div>
    </Dialog>
  );
}
