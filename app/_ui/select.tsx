"use client";

import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import type { ReactNode, Ref } from "react";
import { cn } from "./cn";
import { inputLook } from "./input-look";
import { popupLook } from "./popover";

export interface Option<Value extends string = string> {
  value: Value;
  label: string;
  /** A second, quiet line or figure. */
  note?: string;
}

interface SelectProps<Value extends string> {
  value: Value | undefined;
  onChange: (value: Value) => void;
  options: readonly Option<Value>[];
  /** Read aloud when there is no label above. */
  label?: string;
  placeholder?: string;
  icon?: ReactNode;
  id?: string;
  ref?: Ref<HTMLButtonElement>;
  onBlur?: () => void;
  disabled?: boolean;
  "aria-invalid"?: boolean;
  "aria-describedby"?: string;
  className?: string;
}

/** One of a few. From about fifteen on, `Combobox`. */
export function Select<Value extends string>({
  value,
  onChange,
  options,
  label,
  placeholder,
  icon,
  className,
  disabled,
  ...rest
}: SelectProps<Value>) {
  return (
    <Base.Root
      items={options}
      value={value ?? null}
      onValueChange={(next) => next !== null && onChange(next as Value)}
      disabled={disabled}
    >
      <Base.Trigger
        {...rest}
        aria-label={label}
        className={cn(inputLook, "inline-flex items-center gap-2 text-left [&_svg]:size-4", className)}
      >
        {icon}
        <Base.Value
          className="min-w-0 flex-1 truncate data-placeholder:text-quiet"
          placeholder={placeholder}
        />
        <Base.Icon className="text-quiet">
          <ChevronsUpDown aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-60">
          <Base.Popup
            className={cn(popupLook, "max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto p-1")}
          >
            {options.map((option) => (
              <Base.Item key={option.value} value={option.value} className={optionLook}>
                <Base.ItemText className="flex-1">{option.label}</Base.ItemText>
                {option.note && <span className="text-table text-quiet">{option.note}</span>}
                <Base.ItemIndicator>
                  <Check aria-hidden className="size-4 text-accent" />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export const optionLook =
  "flex min-h-8 cursor-default items-center gap-3 rounded-md px-2.5 py-1 text-sm outline-none select-none data-highlighted:bg-hover pointer-coarse:min-h-11 pointer-coarse:text-base";
