"use client";

import { PackageX, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Key } from "@/app/_ui/key-hints";
import { useStatusWord } from "@/app/_ui/status-chip";
import type { LineState, Reason } from "../_lib/picks";
import { reasons, unitOf } from "../_lib/use-picking";
import { isOneTap } from "./one-tap";

interface ShortQuestionProps {
  line: LineState;
  takenEach: number;
  onReason: (reason: Reason) => void;
  onBack: () => void;
}

/** Why is it short: the second of two taps, or F1 to F3. */
export function ShortQuestion({ line, takenEach, onReason, onBack }: ShortQuestionProps) {
  const t = useTranslations("dc.pickScreen");
  const word = useStatusWord();
  const format = useFormat();
  return (
    <div className="flex flex-col gap-2">
      <p className="flex items-center gap-2 text-lg font-medium">
        <PackageX aria-hidden className="size-5 text-attention" />
        {t("whyShort", { missing: format.count(line.leftEach - takenEach), unit: unitOf(line) })}
      </p>
      {reasons.map((reason, index) => (
        <Button
          key={reason}
          size="touch"
          className="h-14 w-full text-lg [@media(max-height:760px)]:h-12"
          onClick={(event) => isOneTap(event) && onReason(reason)}
        >
          {word("reason", reason)}
          <Key>{`F${index + 1}`}</Key>
        </Button>
      ))}
      <Button size="touch" variant="quiet" icon={<X aria-hidden />} onClick={onBack}>
        {t("notShort")}
        <Key>F4</Key>
      </Button>
    </div>
  );
}
