"use client";

import { Checkbox as BaseCheckbox } from "@base-ui/react/checkbox";
import { Switch as BaseSwitch } from "@base-ui/react/switch";
import { Check, Minus } from "lucide-react";
import { type ReactNode, type Ref, useId } from "react";
import { cn } from "./cn";

interface ToggleProps {
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
  /** In words beside it; `aria` when the words are elsewhere. */
  label?: ReactNode;
  aria?: string;
  disabled?: boolean;
  id?: string;
  ref?: Ref<HTMLButtonElement>;
}

/** Yes or no, sent with the form. `isMixed` is some of many. */
export function Checkbox({
  isChecked,
  isMixed,
  onChange,
  label,
  aria,
  disabled,
  ...rest
}: ToggleProps & { isMixed?: boolean }) {
  const nameId = useId();
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the button that Base UI renders inside
    <label className="inline-flex min-h-6 items-center gap-2.5 pointer-coarse:min-h-11">
      <BaseCheckbox.Root
        {...rest}
        aria-label={aria}
        aria-labelledby={label ? nameId : undefined}
        checked={isChecked}
        indeterminate={isMixed}
        disabled={disabled}
        onCheckedChange={(next) => onChange(next)}
        className="relative grid size-4 shrink-0 place-items-center rounded-sm border border-line-strong bg-raised transition-colors duration-100 before:absolute before:-inset-2 data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50 data-indeterminate:border-accent data-indeterminate:bg-accent pointer-coarse:size-5"
      >
        <BaseCheckbox.Indicator className="text-on-accent">
          {isMixed ? (
            <Minus aria-hidden className="size-3.5" strokeWidth={3} />
          ) : (
            <Check aria-hidden className="size-3.5" strokeWidth={3} />
          )}
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      {label && <span id={nameId}>{label}</span>}
    </label>
  );
}

/** On or off, at once. */
export function Switch({ isChecked, onChange, label, aria, disabled, ...rest }: ToggleProps) {
  const nameId = useId();
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the button that Base UI renders inside
    <label
      className={cn(
        "inline-flex min-h-8 items-center gap-3 pointer-coarse:min-h-11",
        disabled && "opacity-60",
      )}
    >
      <BaseSwitch.Root
        {...rest}
        aria-label={aria}
        aria-labelledby={label ? nameId : undefined}
        checked={isChecked}
        disabled={disabled}
        onCheckedChange={(next) => onChange(next)}
        className="h-5 w-9 shrink-0 rounded-full bg-line-strong p-0.5 transition-colors duration-150 data-checked:bg-accent"
      >
        <BaseSwitch.Thumb className="block size-4 rounded-full bg-white transition-transform duration-150 data-checked:translate-x-4" />
      </BaseSwitch.Root>
      {label && <span id={nameId}>{label}</span>}
    </label>
  );
}
