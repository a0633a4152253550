"use client";

import { useTranslations } from "next-intl";
import type { Control, FieldValues, Path } from "react-hook-form";
import { FormField } from "@/app/_ui/form";
import { Select } from "@/app/_ui/select";
import { TextInput } from "@/app/_ui/text-input";
import { type Role, roles } from "@/server/shared/roles";

interface Reach extends FieldValues {
  role: Role;
  stores: string;
  accounts: string;
  dcs: string;
}

interface ReachFieldsProps<Values extends Reach, Output> {
  control: Control<Values, unknown, Output>;
  roles?: readonly Role[];
}

/** What somebody may do, and where. */
export function ReachFields<Values extends Reach, Output>({
  control,
  roles: offered = roles,
}: ReachFieldsProps<Values, Output>) {
  const t = useTranslations("hq.users");
  const words = useTranslations("common.roles");
  return (
    <>
      <FormField control={control} name={"role" as Path<Values>} label={t("columns.role")}>
        {({ value, onChange, ...input }) => (
          <Select
            {...input}
            value={value as Role}
            onChange={onChange}
            options={offered.map((role) => ({ value: role, label: words(role) }))}
          />
        )}
      </FormField>
      {(["stores", "accounts", "dcs"] as const).map((name) => (
        <FormField
          key={name}
          control={control}
          name={name as Path<Values>}
          label={t(`scope.${name}`)}
          help={name === "stores" ? t("scope.help") : undefined}
          isOptional
        >
          {(input) => (
            <TextInput {...input} value={String(input.value)} placeholder={t(`scope.${name}Example`)} />
          )}
        </FormField>
      ))}
    </>
  );
}
