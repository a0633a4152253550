"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Form, FormField } from "@/app/_ui/form";
import { Refusal } from "@/app/_ui/refusal";
import { TextInput } from "@/app/_ui/text-input";
import { createUserInput } from "@/server/auth/schema";
import { type Role, roles } from "@/server/shared/roles";
import { ReachFields } from "./reach-fields";
import { emptyReach, reachFields, scopeOf } from "./scope-fields";

const { login, name, password } = createUserInput.shape;
const fields = z.object({ login, name, password, ...reachFields });
/** A till is a machine: it gets a token. */
const peoplesRoles = roles.filter((role) => role !== "pos");

/** A new person: login, name, role, reach, and a first password that is handed over by word of mouth. */
export function UserForm({ onClose }: { onClose: () => void }) {
  const t = useTranslations("hq.users");
  const trpc = useTRPC();
  const form = useForm({
    resolver: zodResolver(fields),
    defaultValues: { login: "", name: "", password: "", role: "owner" as Role, ...emptyReach },
  });
  const command = useCommand(trpc.auth.users.create.mutationOptions(), {
    done: (user) => t("userCreated", { login: user.login }),
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <Dialog isOpen onClose={onClose} title={t("createUser")}>
      <Form
        form={form}
        onCancel={onClose}
        onSubmit={({ stores, accounts, dcs, ...user }) =>
          command.run({ ...user, scope: scopeOf({ stores, accounts, dcs }) })
        }
      >
        <FormField control={form.control} name="login" label={t("columns.login")} help={t("loginHelp")}>
          {(input) => <TextInput {...input} autoCapitalize="none" />}
        </FormField>
        <FormField control={form.control} name="name" label={t("columns.name")}>
          {(input) => <TextInput {...input} />}
        </FormField>
        <ReachFields control={form.control} roles={peoplesRoles} />
        <FormField control={form.control} name="password" label={t("password")} help={t("passwordHelp")}>
          {(input) => <TextInput {...input} type="password" autoComplete="new-password" />}
        </FormField>
        {command.sentence && <Refusal sentence={command.sentence} />}
        <Button type="submit" variant="primary" size="large" isLoading={command.isRunning}>
          {t("createUser")}
        </Button>
      </Form>
    </Dialog>
  );
}
