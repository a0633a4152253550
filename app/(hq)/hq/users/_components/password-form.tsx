"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Form, FormField } from "@/app/_ui/form";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";
import { resetPasswordInput } from "@/server/auth/schema";

/** A new password for somebody who forgot theirs; they are signed out everywhere. */
export function PasswordForm({
  user,
  onClose,
}: {
  user: { login: string; name: string };
  onClose: () => void;
}) {
  const t = useTranslations("hq.users");
  const trpc = useTRPC();
  const form = useForm({
    resolver: zodResolver(resetPasswordInput),
    defaultValues: { login: user.login, newPassword: "" },
  });
  const command = useCommand(trpc.auth.users.resetPassword.mutationOptions(), {
    done: t("passwordReset", { name: user.name }),
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("resetTitle", { name: user.name })}
      description={t("resetText")}
    >
      <Form form={form} onCancel={onClose} onSubmit={(input) => command.run(input)}>
        <FormField
          control={form.control}
          name="newPassword"
          label={t("newPassword")}
          help={t("passwordHelp")}
        >
          {(input) => <TextInput {...input} type="password" autoComplete="new-password" />}
        </FormField>
        {command.sentence && <Refusal sentence={command.sentence} />}
        <Button type="submit" variant="primary" size="large" isLoading={command.isRunning}>
          {t("resetPassword")}
        </Button>
      </Form>
    </Dialog>
  );
}
