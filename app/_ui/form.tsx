"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useState } from "react";
import {
  type Control,
  type ControllerRenderProps,
  type FieldPath,
  type FieldValues,
  FormProvider,
  type UseFormReturn,
  useController,
} from "react-hook-form";
import { cn } from "./cn";
import { ConfirmDialog } from "./confirm-dialog";
import { Field } from "./field";

interface FormProps<Values extends FieldValues, Output> {
  form: UseFormReturn<Values, unknown, Output>;
  /** What the schema made of the values, and the values as they were typed. A command takes the latter. */
  onSubmit: (output: Output, values: Values) => void;
  /** Esc and the cancel button: asks first when something would be lost. */
  onCancel?: () => void;
  className?: string;
  children: ReactNode;
}

/** One form is one command with one schema. Enter submits, the first error gets the focus, unsaved changes are guarded. */
export function Form<Values extends FieldValues, Output>({
  form,
  onSubmit,
  onCancel,
  className,
  children,
}: FormProps<Values, Output>) {
  const t = useTranslations("common.kit");
  const [isAsking, setIsAsking] = useState(false);
  const { isDirty, isSubmitSuccessful } = form.formState;
  useUnsavedGuard(isDirty && !isSubmitSuccessful);

  return (
    <FormProvider {...form}>
      <form
        noValidate
        className={cn("flex flex-col gap-4", className)}
        onSubmit={form.handleSubmit((output) => onSubmit(output, form.getValues()))}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || !onCancel || event.defaultPrevented) return;
          event.stopPropagation();
          if (isDirty) setIsAsking(true);
          else onCancel();
        }}
      >
        {children}
      </form>
      {onCancel && (
        <ConfirmDialog
          isOpen={isAsking}
          title={t("unsavedTitle")}
          confirm={t("discard")}
          isDangerous
          onConfirm={onCancel}
          onClose={() => setIsAsking(false)}
        >
          {t("unsavedText")}
        </ConfirmDialog>
      )}
    </FormProvider>
  );
}

/** Lets the browser ask before a page with unsaved changes is left. */
export function useUnsavedGuard(hasUnsaved: boolean): void {
  useEffect(() => {
    if (!hasUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [hasUnsaved]);
}

type Handed<Values extends FieldValues, Name extends FieldPath<Values>> = ControllerRenderProps<
  Values,
  Name
> & {
  id: string;
  "aria-invalid": boolean | undefined;
  "aria-describedby": string | undefined;
};

interface FormFieldProps<Values extends FieldValues, Output, Name extends FieldPath<Values>> {
  control: Control<Values, unknown, Output>;
  name: Name;
  label: ReactNode;
  help?: ReactNode;
  isOptional?: boolean;
  className?: string;
  /** Gets everything an input of the kit takes: `{(input) => <TextInput {...input} />}`. */
  children: (input: Handed<Values, Name>) => ReactNode;
}

/** What a schema says itself, in the language of the screen; what is not known there stays as it is. */
function said(t: ReturnType<typeof useTranslations<"common.form">>, message: string | undefined) {
  const key = `said.${message}` as "said.not below the minimum";
  return message !== undefined && t.has(key) ? t(key) : message;
}

/** Binds one input of the kit to one field of the form. */
export function FormField<Values extends FieldValues, Output, Name extends FieldPath<Values>>({
  control,
  name,
  label,
  help,
  isOptional,
  className,
  children,
}: FormFieldProps<Values, Output, Name>) {
  const t = useTranslations("common.form");
  const id = useId();
  const { field, fieldState } = useController({ control, name });
  const { error } = fieldState;
  const words =
    error &&
    (error.type === "invalid_format"
      ? t(field.value === "" ? "required" : "format")
      : said(t, error.message) || t("required"));
  return (
    <Field
      id={id}
      label={label}
      help={help}
      error={words}
      isOptional={isOptional ? t("optional") : undefined}
      className={className}
    >
      {children({
        ...field,
        id,
        "aria-invalid": error ? true : undefined,
        "aria-describedby": words || help ? `${id}-note` : undefined,
      })}
    </Field>
  );
}
