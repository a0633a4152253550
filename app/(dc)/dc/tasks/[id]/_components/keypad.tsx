"use client";

import { Delete } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";

const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;
const longest = 6;

/** Digits for a thumb in a glove; the soft keyboard stays away. */
export function Keypad({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const t = useTranslations("dc.pickScreen");
  const press = (digit: string) => onChange(`${text}${digit}`.replace(/^0+(?=\d)/, "").slice(0, longest));
  return (
    <div className="grid grid-cols-3 gap-2">
      {digits.map((digit) => (
        <Button key={digit} size="touch" className="text-xl" onClick={() => press(digit)}>
          {digit}
        </Button>
      ))}
      <Button size="touch" aria-label={t("clear")} onClick={() => onChange("")}>
        C
      </Button>
      <Button size="touch" className="text-xl" onClick={() => press("0")}>
        0
      </Button>
      <Button size="touch" aria-label={t("erase")} onClick={() => onChange(text.slice(0, -1))}>
        <Delete aria-hidden />
      </Button>
    </div>
  );
}
