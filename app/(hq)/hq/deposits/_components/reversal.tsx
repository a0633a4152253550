"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Form, FormField } from "@/app/_ui/form";
import { Refusal } from "@/app/_ui/refusal";
import { TextArea } from "@/app/_ui/text-input";
import { askReversalInput } from "@/server/account/schema";
import { parseFen } from "@/server/shared/fen";
import type { DepositRights } from "./deposit-drawer";
import type { Slip } from "./deposit-facts";

/** Asks for the reversal of an approved slip (红冲), with what shows that the money is gone. Somebody else confirms it. */
export function AskReversal({ slip, onClose }: { slip: Slip; onClose: () => void }) {
  const t = useTranslations("hq.deposit");
  const trpc = useTRPC();
  const format = useFormat();
  const { deposit } = slip;
  const form = useForm({
    resolver: zodResolver(askReversalInput),
    defaultValues: { deposit, reason: "", evidence: "" },
  });
  const ask = useCommand(trpc.account.deposits.askReversal.mutationOptions(), {
    done: t("reversalAsked", { no: deposit }),
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("reverseTitle", { no: deposit })}
      description={t("reverseText", { amount: format.money(parseFen(slip.received ?? slip.amount) ?? 0) })}
    >
      <Form form={form} onCancel={onClose} onSubmit={(_, values) => ask.run(values)}>
        <FormField control={form.control} name="reason" label={t("reason")} help={t("reasonHelp")}>
          {(input) => <TextArea {...input} />}
        </FormField>
        <FormField control={form.control} name="evidence" label={t("evidence")} help={t("evidenceHelp")}>
          {(input) => <TextArea {...input} />}
        </FormField>
        {ask.sentence && <Refusal sentence={ask.sentence} />}
        <Button type="submit" variant="danger" size="large" isLoading={ask.isRunning}>
          {t("askReversalConfirm")}
        </Button>
      </Form>
    </Dialog>
  );
}

/** A reversal that was asked for: why, with which evidence, and the second person's yes or no. */
export function ReversalNotice({ slip, may }: { slip: Slip; may: DepositRights }) {
  const t = useTranslations("hq.deposit");
  const trpc = useTRPC();
  const format = useFormat();
  const { deposit, reversal } = slip;
  const confirm = useCommand(trpc.account.deposits.confirmReversal.mutationOptions(), {
    done: t("reverseDone", { no: deposit }),
  });
  const drop = useCommand(trpc.account.deposits.dropReversal.mutationOptions(), {
    done: t("reversalDropped", { no: deposit }),
  });
  if (!reversal) return null;
  const amount = format.money(parseFen(slip.received ?? slip.amount) ?? 0);
  return (
    <Refusal
      sentence={t("reversalWaits", { by: reversal.by, at: format.instant(reversal.at) })}
      figures={[
        { label: t("reason"), value: reversal.reason },
        { label: t("evidence"), value: reversal.evidence },
      ]}
      action={
        <>
          {may.reverse && !reversal.isMine && (
            <Button variant="danger" isLoading={confirm.isRunning} onClick={() => confirm.run({ deposit })}>
              {t("reverseConfirm", { amount })}
            </Button>
          )}
          {(reversal.isMine || may.reverse) && (
            <Button isLoading={drop.isRunning} onClick={() => drop.run({ deposit })}>
              {t(reversal.isMine ? "reversalTakeBack" : "reversalRefuse")}
            </Button>
          )}
        </>
      }
    />
  );
}
