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
import { TextArea } from "@/app/_ui/text-input";
import { parseFen } from "@/server/shared/fen";
import { AccountChoice } from "../../bank/_components/account-choice";

type Kind = "adjustment" | "transfer";

/** Asks for an adjustment or a transfer; nothing is posted before somebody else approves it. */
export function NewCorrection({ account }: { account?: string }) {
  const t = useTranslations("hq.corrections");
  const [kind, setKind] = useState<Kind | undefined>(undefined);
  return (
    <div className="flex gap-2">
      <Button onClick={() => setKind("adjustment")}>{t("newAdjustment")}</Button>
      <Button onClick={() => setKind("transfer")}>{t("newTransfer")}</Button>
      {kind && <CorrectionForm kind={kind} account={account} onClose={() => setKind(undefined)} />}
    </div>
  );
}

function CorrectionForm({
  kind,
  account: given,
  onClose,
}: {
  kind: Kind;
  account: string | undefined;
  onClose: () => void;
}) {
  const t = useTranslations("hq.corrections");
  const trpc = useTRPC();
  const [account, setAccount] = useState(given ?? "");
  const [to, setTo] = useState("");
  const [amount, setAmount] = useState("");
  const [reason, setReason] = useState("");
  const [evidence, setEvidence] = useState("");
  const options = {
    done: ({ correction }: { correction: string }) => t("requested", { no: correction }),
    onDone: onClose,
    onRefused: () => true,
  };
  const adjust = useCommand(trpc.funds.corrections.adjust.mutationOptions(), options);
  const transfer = useCommand(trpc.funds.corrections.transfer.mutationOptions(), options);
  const isTransfer = kind === "transfer";
  const sentence = isTransfer ? transfer.sentence : adjust.sentence;
  const fen = parseFen(amount) ?? 0;
  const isWhole =
    account !== "" &&
    reason.trim() !== "" &&
    evidence.trim() !== "" &&
    (isTransfer ? fen > 0 && to !== "" : fen !== 0);
  const run = () =>
    isTransfer
      ? transfer.run({ from: account, to, amount, reason, evidence })
      : adjust.run({ account, amount, reason, evidence });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(isTransfer ? "newTransfer" : "newAdjustment")}
      description={t("formText")}
      actions={
        <Button
          variant="primary"
          size="large"
          disabled={!isWhole}
          isLoading={adjust.isRunning || transfer.isRunning}
          onClick={run}
        >
          {t("ask")}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field id="correction-account" label={t(isTransfer ? "from" : "columns.account")}>
          <AccountChoice
            id="correction-account"
            value={account || undefined}
            onChange={(code) => setAccount(code ?? "")}
            placeholder={t("accountSearch")}
          />
        </Field>
        {isTransfer && (
          <Field id="correction-to" label={t("to")}>
            <AccountChoice
              id="correction-to"
              value={to || undefined}
              onChange={(code) => setTo(code ?? "")}
              placeholder={t("accountSearch")}
            />
          </Field>
        )}
        <Field
          id="correction-amount"
          label={t("columns.amount")}
          help={isTransfer ? undefined : t("amountHelp")}
        >
          <MoneyInput id="correction-amount" value={amount} onChange={setAmount} />
        </Field>
        <Field id="correction-why" label={t("reason")}>
          <TextArea id="correction-why" value={reason} onChange={setReason} />
        </Field>
        <Field id="correction-evidence" label={t("evidence")} help={t("evidenceHelp")}>
          <TextArea id="correction-evidence" value={evidence} onChange={setEvidence} />
        </Field>
        {sentence && <Refusal sentence={sentence} />}
      </div>
    </Dialog>
  );
}
