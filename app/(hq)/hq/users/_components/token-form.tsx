"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { copyText } from "@/app/_ui/document-number";
import { Form, FormField } from "@/app/_ui/form";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";
import { toast } from "@/app/_ui/toast";
import { createTokenInput } from "@/server/auth/schema";
import type { Role } from "@/server/shared/roles";
import { ReachFields } from "./reach-fields";
import { emptyReach, reachFields, scopeOf } from "./scope-fields";

const fields = z.object({ name: createTokenInput.shape.name, ...reachFields });

/** A token for a machine. Its text is shown once and kept nowhere. */
export function TokenForm({ onClose }: { onClose: () => void }) {
  const t = useTranslations("hq.users");
  const trpc = useTRPC();
  const form = useForm({
    resolver: zodResolver(fields),
    defaultValues: { name: "", role: "hq" as Role, ...emptyReach },
  });
  const command = useCommand(trpc.auth.tokens.create.mutationOptions(), { onRefused: () => true });
  if (command.output) return <TokenOnce token={command.output.token} onClose={onClose} />;
  return (
    <Dialog isOpen onClose={onClose} title={t("createToken")} description={t("tokenText")}>
      <Form
        form={form}
        onCancel={onClose}
        onSubmit={({ name, role, ...reach }) => command.run({ name, role, scope: scopeOf(reach) })}
      >
        <FormField
          control={form.control}
          name="name"
          label={t("tokenColumns.name")}
          help={t("tokenNameHelp")}
        >
          {(input) => <TextInput {...input} />}
        </FormField>
        <ReachFields control={form.control} />
        {command.sentence && <Refusal sentence={command.sentence} />}
        <Button type="submit" variant="primary" size="large" isLoading={command.isRunning}>
          {t("createToken")}
        </Button>
      </Form>
    </Dialog>
  );
}

function TokenOnce({ token, onClose }: { token: string; onClose: () => void }) {
  const t = useTranslations("hq.users");
  const copy = async () => {
    await copyText(token);
    toast.done(t("tokenCopied"));
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("tokenReady")}
      description={t("tokenOnce")}
      actions={
        <>
          <Button size="large" onClick={onClose}>
            {t("tokenDone")}
          </Button>
          <Button size="large" variant="primary" icon={<Copy aria-hidden />} onClick={() => void copy()}>
            {t("copyToken")}
          </Button>
        </>
      }
    >
      <code className="block rounded-md bg-sunken px-3 py-2 break-all select-all">{token}</code>
    </Dialog>
  );
}
