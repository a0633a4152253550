"use client";

import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Quantity } from "@/app/_ui/quantity";
import type { Check } from "../_lib/check-draft";

/** A blind count differs: these items are counted a second time, still without knowing what should be there. */
export function LookAgain({ check, onAgain }: { check: Check; onAgain: () => void }) {
  const t = useTranslations("dc.check");
  return (
    <>
      <p role="status" className="rounded-lg bg-attention-soft px-3 py-2 text-lg font-medium text-attention">
        {t("lookAgain", { count: check.differences.length })}
      </p>
      <ul className="flex flex-col divide-y">
        {check.differences.map(({ item, name, unit, isWeighed, countedEach }) => (
          <li key={item} className="flex min-h-12 items-center gap-3 py-1.5">
            <span className="min-w-0 flex-1 font-medium">
              {name} <span className="font-normal text-quiet">{item}</span>
            </span>
            <span className="text-quiet">
              {t("countedWord")}{" "}
              <Quantity qty={countedEach} isWeighed={isWeighed} unit={unit} className="tabular-nums" />
            </span>
          </li>
        ))}
      </ul>
      <div className="sticky bottom-0 mt-auto bg-surface pt-2">
        <Button
          size="touch"
          variant="primary"
          className="h-14 w-full"
          icon={<RotateCcw aria-hidden />}
          onClick={onAgain}
        >
          {t("countAgain")}
        </Button>
      </div>
    </>
  );
}
