"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { MoneyInput } from "@/app/_ui/money-input";
import { Refusal } from "@/app/_ui/refusal";
import { Select } from "@/app/_ui/select";
import { TextArea, TextInput } from "@/app/_ui/text-input";
import { formatFen, parseFen } from "@/server/shared/fen";

type Due = RouterOutputs["cod"]["dues"]["rows"][number];

/** What was paid too much for a delivery is used for another one, or was paid back by a transfer. */
export function CreditForm({ due, owed, onClose }: { due: Due; owed: readonly Due[]; onClose: () => void }) {
  const t = useTranslations("hq.cod");
  const format = useFormat();
  const trpc = useTRPC();
  const payable = owed.filter(({ approvedOn }) => approvedOn !== null);
  const [way, setWay] = useState(payable[0]?.delivery ?? "refund");
  const [amount, setAmount] = useState(due.credit);
  const [reference, setReference] = useState("");
  const [reason, setReason] = useState("");
  const options = { onDone: onClose, onRefused: () => true };
  const done = ({ payment }: { payment: string }) => t("recorded", { no: payment });
  const refund = useCommand(trpc.cod.refund.mutationOptions(), { ...options, done });
  const offset = useCommand(trpc.cod.offset.mutationOptions(), { ...options, done });
  const isRefund = way === "refund";
  const sentence = isRefund ? refund.sentence : offset.sentence;
  const choose = (next: string) => {
    const target = payable.find(({ delivery }) => delivery === next);
    const most = Math.min(parseFen(due.credit) ?? 0, parseFen(target?.owed ?? due.credit) ?? 0);
    setWay(next);
    setAmount(formatFen(most));
  };
  const run = () =>
    isRefund
      ? refund.run({ delivery: due.delivery, amount, reference, reason })
      : offset.run({ from: due.delivery, to: way, amount });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("settleTitle", { amount: format.money(parseFen(due.credit) ?? 0) })}
      description={due.delivery}
      actions={
        <Button
          variant="primary"
          size="large"
          disabled={isRefund && (reference.trim().length < 4 || reason.trim() === "")}
          isLoading={refund.isRunning || offset.isRunning}
          onClick={run}
        >
          {t(isRefund ? "refundAction" : "offsetAction")}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field id="cod-credit-way" label={t("way")}>
          <Select
            id="cod-credit-way"
            value={way}
            onChange={choose}
            options={[
              ...payable.map(({ delivery, owed: open }) => ({
                value: delivery,
                label: t("useFor", { no: delivery, amount: format.money(parseFen(open) ?? 0) }),
              })),
              { value: "refund", label: t("payBack") },
            ]}
          />
        </Field>
        <Field id="cod-credit-amount" label={t("amount")}>
          <MoneyInput id="cod-credit-amount" value={amount} onChange={setAmount} />
        </Field>
        {isRefund && (
          <>
            <Field id="cod-credit-reference" label={t("transferNumber")}>
              <TextInput id="cod-credit-reference" value={reference} onChange={setReference} />
            </Field>
            <Field id="cod-credit-reason" label={t("reason")}>
              <TextArea id="cod-credit-reason" value={reason} onChange={setReason} />
            </Field>
          </>
        )}
        {sentence && <Refusal sentence={sentence} />}
      </div>
    </Dialog>
  );
}
