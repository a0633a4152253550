"use client";

import { type ComponentProps, useState } from "react";
import { TextArea } from "@/app/_ui/text-input";

interface AccountsInputProps extends Omit<ComponentProps<typeof TextArea>, "value" | "onChange"> {
  value: readonly string[];
  onChange: (codes: string[]) => void;
}

/** Codes as people paste them from a sheet: by lines, blanks, commas or tabs. */
export function AccountsInput({ value, onChange, ...rest }: AccountsInputProps) {
  const [text, setText] = useState(value.join("\n"));
  return (
    <TextArea
      {...rest}
      className="max-h-48 overflow-y-auto font-mono"
      value={text}
      onChange={(typed) => {
        setText(typed);
        onChange(typed.split(/[\s,;，；、]+/).filter((code) => code !== ""));
      }}
    />
  );
}
