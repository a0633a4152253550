"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { Dialog } from "@/app/_ui/dialog";
import { Form, FormField } from "@/app/_ui/form";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";
import { saveBankAccountInput } from "@/server/bank/schema";
import type { BankAccount } from "./files-board";

/** A bank account of the company: what owners copy when they transfer, and what files are imported into. */
export function AccountDialog({
  account,
  onClose,
}: {
  account: BankAccount | undefined;
  onClose: () => void;
}) {
  const t = useTranslations("hq.bank.files");
  const trpc = useTRPC();
  const form = useForm({
    resolver: zodResolver(saveBankAccountInput),
    defaultValues: {
      bank: account?.bank ?? "",
      branch: account?.branch ?? "",
      holder: account?.holder ?? "",
      accountNo: account?.accountNo ?? "",
      isShown: account?.isShown ?? true,
    },
  });
  const command = useCommand(trpc.bank.saveAccount.mutationOptions(), {
    done: ({ accountNo }) => t("saved", { accountNo }),
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <Dialog isOpen onClose={onClose} title={account ? `${account.bank} ${account.accountNo}` : t("add")}>
      <Form form={form} onCancel={onClose} onSubmit={(_, values) => command.run(values)}>
        <FormField control={form.control} name="bank" label={t("bank")}>
          {(input) => <TextInput {...input} />}
        </FormField>
        <FormField control={form.control} name="branch" label={t("branch")} isOptional>
          {({ value, ...input }) => <TextInput {...input} value={value ?? ""} />}
        </FormField>
        <FormField control={form.control} name="holder" label={t("holder")}>
          {(input) => <TextInput {...input} />}
        </FormField>
        <FormField control={form.control} name="accountNo" label={t("accountNo")}>
          {(input) => <TextInput {...input} readOnly={account !== undefined} />}
        </FormField>
        <Checkbox
          isChecked={form.watch("isShown") ?? true}
          onChange={(isShown) => form.setValue("isShown", isShown, { shouldDirty: true })}
          label={t("isShown")}
        />
        {command.sentence && <Refusal sentence={command.sentence} />}
        <Button type="submit" variant="primary" size="large" isLoading={command.isRunning}>
          {t("save")}
        </Button>
      </Form>
    </Dialog>
  );
}
