"use client";

import { Delete } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";

const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;
const longest = 6;

interface KeypadProps {
  text: string;
  onChange: (text: string) => void;
  /** What the digits count, and the words for it; without words there is only one unit. */
  unit: "case" | "piece";
  unitWords: { case: string; piece: string } | undefined;
  onUnit: (unit: "case" | "piece") => void;
}

/** Digits for a thumb in a glove; the soft keyboard stays away. */
export function Keypad({ text, onChange, unit, unitWords, onUnit }: KeypadProps) {
  const t = useTranslations("dc.pickScreen");
  const press = (digit: string) => onChange(`${text}${digit}`.replace(/^0+(?=\d)/, "").slice(0, longest));
  return (
    <div className="flex flex-col gap-2">
      {unitWords && (
        <fieldset className="grid grid-cols-2 gap-2">
          <legend className="sr-only">{t("countIn")}</legend>
          {(["case", "piece"] as const).map((one) => (
            <Button
              key={one}
              size="touch"
              variant={unit === one ? "primary" : "secondary"}
              aria-pressed={unit === one}
              className="h-11"
              onClick={() => onUnit(one)}
            >
              {unitWords[one]}
            </Button>
          ))}
        </fieldset>
      )}
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
    </div>
  );
}
