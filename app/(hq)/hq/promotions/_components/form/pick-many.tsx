"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Combobox } from "@/app/_ui/combobox";
import { IconButton } from "@/app/_ui/icon-button";
import type { Option } from "@/app/_ui/select";

interface PickManyProps {
  label: string;
  placeholder: string;
  /** Codes, in the order in which they were picked. */
  value: readonly string[];
  onChange: (codes: string[]) => void;
  nameOf: (code: string) => string | undefined;
  options: readonly Option[];
  /** When the options come from the server. */
  onSearch?: (text: string) => void;
  isSearching?: boolean;
  id?: string;
}

/** So many are shown before "and so many more". */
const shownMax = 12;

/** Several of many: one picks one after the other, each stays below as a chip with a cross. */
export function PickMany(props: PickManyProps) {
  const { label, placeholder, value, onChange, nameOf, options, onSearch, isSearching, id } = props;
  const t = useTranslations("hq.promotion.form");
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? value : value.slice(0, shownMax);
  return (
    <div className="flex flex-col gap-1.5">
      <Combobox
        key={value.length}
        id={id}
        label={label}
        placeholder={placeholder}
        value={undefined}
        onChange={(code) => code && !value.includes(code) && onChange([...value, code])}
        options={options.filter((option) => !value.includes(option.value))}
        onSearch={onSearch}
        isSearching={isSearching}
      />
      {value.length > 0 && (
        <ul className="flex flex-wrap gap-1" aria-label={label}>
          {shown.map((code) => {
            const name = nameOf(code);
            return (
              <li key={code} className="flex max-w-full items-center rounded-md bg-sunken pl-2 text-table">
                <span className="min-w-0 truncate">{name ? `${name} · ${code}` : code}</span>
                <IconButton
                  label={t("remove", { code })}
                  onClick={() => onChange(value.filter((one) => one !== code))}
                >
                  <X aria-hidden />
                </IconButton>
              </li>
            );
          })}
          {value.length > shown.length && (
            <li>
              <Button variant="quiet" onClick={() => setIsWhole(true)}>
                {t("moreChosen", { count: value.length - shown.length })}
              </Button>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
