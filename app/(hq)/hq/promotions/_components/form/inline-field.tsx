"use client";

import { type ReactNode, useId } from "react";
import { type ControllerRenderProps, type FieldPath, useController } from "react-hook-form";
import { cn } from "@/app/_ui/cn";
import type { DraftForm, DraftValues } from "../../_lib/wish";

type Name = FieldPath<DraftValues>;

interface InlineFieldProps<N extends Name> {
  form: DraftForm;
  name: N;
  /** Read aloud: in the sentence the words around say it to the eye. */
  label: string;
  className?: string;
  children: (
    input: ControllerRenderProps<DraftValues, N> & {
      "aria-label": string;
      "aria-invalid": boolean | undefined;
      "aria-describedby": string | undefined;
    },
  ) => ReactNode;
}

/** A gap in the sentence: one input of the kit in the middle of words, with what is wrong below it. */
export function InlineField<N extends Name>({ form, name, label, className, children }: InlineFieldProps<N>) {
  const id = useId();
  const { field, fieldState } = useController({ control: form.control, name });
  const words = fieldState.error && (fieldState.error.message || label);
  return (
    <span className={cn("inline-flex flex-col align-middle", className)}>
      {children({
        ...field,
        "aria-label": label,
        "aria-invalid": words ? true : undefined,
        "aria-describedby": words ? id : undefined,
      })}
      {words && (
        <span id={id} className="text-table text-blocked">
          {words}
        </span>
      )}
    </span>
  );
}
