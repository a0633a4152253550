"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { Check, ChevronsUpDown, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { cn } from "./cn";
import { inputLook } from "./input-look";
import { popupLook } from "./popover";
import { type Option, optionLook } from "./select";

interface ComboboxProps {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  options: readonly Option[];
  /** When the options come from the server: what is being typed, and whether an answer is on its way. */
  onSearch?: (text: string) => void;
  isSearching?: boolean;
  label?: string;
  placeholder?: string;
  id?: string;
  ref?: Ref<HTMLInputElement>;
  onBlur?: () => void;
  disabled?: boolean;
  "aria-invalid"?: boolean;
  "aria-describedby"?: string;
  className?: string;
}

/** One of many: type to narrow. Searches label and note, so a code in the note finds its name. */
export function Combobox(props: ComboboxProps) {
  const {
    value,
    onChange,
    options,
    onSearch,
    isSearching,
    label,
    placeholder,
    className,
    disabled,
    ...rest
  } = props;
  const t = useTranslations("common.kit");
  const chosen = options.find((option) => option.value === value) ?? null;
  return (
    <Base.Root
      items={options}
      value={chosen}
      onValueChange={(option: Option | null) => onChange(option?.value)}
      onInputValueChange={onSearch}
      isItemEqualToValue={(a, b) => a?.value === b?.value}
      itemToStringLabel={(option) => option?.label ?? ""}
      filter={onSearch ? null : isFoundBy}
      disabled={disabled}
      autoHighlight
      limit={100}
    >
      <Base.InputGroup className={cn("relative block", className)}>
        <Base.Input
          {...rest}
          aria-label={label}
          placeholder={placeholder}
          className={cn(inputLook, "pr-16")}
        />
        <span className="absolute inset-y-0 right-1.5 flex items-center text-quiet">
          <Base.Clear
            aria-label={t("clear")}
            className="grid size-6 place-items-center rounded hover:text-text"
          >
            <X aria-hidden className="size-4" />
          </Base.Clear>
          <Base.Trigger
            aria-label={t("openList")}
            className="grid size-6 place-items-center rounded hover:text-text"
          >
            <ChevronsUpDown aria-hidden className="size-4" />
          </Base.Trigger>
        </span>
      </Base.InputGroup>
      <Base.Portal>
        <Base.Positioner sideOffset={4} className="z-60">
          <Base.Popup
            className={cn(
              popupLook,
              "max-h-[min(22rem,var(--available-height))] w-(--anchor-width) overflow-y-auto p-1",
            )}
          >
            <Base.Empty className="px-2.5 py-2 text-quiet empty:hidden">
              {isSearching ? t("searching") : t("nothingFound")}
            </Base.Empty>
            <Base.List>
              {(option: Option) => (
                <Base.Item key={option.value} value={option} className={optionLook}>
                  <span className="min-w-0 flex-1">{option.label}</span>
                  {option.note && <span className="text-table text-quiet">{option.note}</span>}
                  <Base.ItemIndicator>
                    <Check aria-hidden className="size-4 text-accent" />
                  </Base.ItemIndicator>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function isFoundBy(option: Option, query: string): boolean {
  const text = `${option.label} ${option.note ?? ""}`.toLowerCase();
  return query
    .toLowerCase()
    .trim()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
