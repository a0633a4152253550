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
import { createSlipFromLineInput } from "@/server/bank/schema";
import { parseFen } from "@/server/shared/fen";
import { AccountChoice } from "../../_components/account-choice";
import type { BankLine } from "../../_components/lines-table";

interface CreateSlipDialogProps {
  line: BankLine;
  onClose: () => void;
  onDone: () => void;
}

/** Money without a slip: finance makes one for an account; somebody else approves it (four eyes). */
export function CreateSlipDialog({ line, onClose, onDone }: CreateSlipDialogProps) {
  const t = useTranslations("hq.bank.desk");
  const format = useFormat();
  const trpc = useTRPC();
  const form = useForm({
    resolver: zodResolver(createSlipFromLineInput),
    defaultValues: { line: line.line, account: "" },
  });
  const command = useCommand(trpc.bank.lines.createSlip.mutationOptions(), {
    done: ({ deposit }) => t("created", { deposit }),
    onDone: () => {
      onClose();
      onDone();
    },
    onRefused: () => true,
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("createTitle", { amount: format.money(parseFen(line.amount) ?? 0) })}
      description={t("createText", { payer: line.payerName || line.payerAccount || "–" })}
    >
      <Form form={form} onCancel={onClose} onSubmit={(_, values) => command.run(values)}>
        <FormField control={form.control} name="account" label={t("account")}>
          {({ value, onChange, ...input }) => (
            <AccountChoice
              {...input}
              value={value || undefined}
              onChange={(code) => onChange(code ?? "")}
              placeholder={t("accountSearch")}
            />
          )}
        </FormField>
        {command.sentence && <Refusal sentence={command.sentence} />}
        <Button type="submit" variant="primary" size="large" isLoading={command.isRunning}>
          {t("createSlip")}
        </Button>
      </Form>
    </Dialog>
  );
}
