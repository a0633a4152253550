"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { QuantityInput } from "@/app/_ui/quantity-input";
import { asClaimed, type CheckItem, type Found, isLessThanClaimed } from "../_lib/check-draft";
import { useClaimWords } from "./use-claim-words";

interface CheckDialogProps {
  item: CheckItem;
  found: Found | undefined;
  onDone: (found: Found) => void;
  onClose: () => void;
}

/** How many came, and how many of them are broken; all there is one tap. */
export function CheckDialog({ item, found, onDone, onClose }: CheckDialogProps) {
  const t = useTranslations("store.check");
  const format = useFormat();
  const before = asClaimed(item);
  const claimed = useClaimWords()(item);
  const [came, setCame] = useState(found?.came ?? before.came);
  const [damaged, setDamaged] = useState(found?.damaged ?? before.damaged);
  const step = item.isWeighed ? 100 : 1;
  const unit = item.isWeighed ? "g" : item.unit;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={item.name}
      description={t("delivered", {
        qty: format.quantity(item.deliveredEach, item.isWeighed),
        unit: item.isWeighed ? "kg" : item.unit,
      })}
      actions={
        <>
          <Button
            size="touch"
            onClick={() => onDone(claimed ? before : { came: item.deliveredEach, damaged: 0 })}
          >
            {t(claimed ? "asClaimed" : "whole")}
          </Button>
          <Button
            size="touch"
            variant="primary"
            onClick={() => onDone({ came, damaged: Math.min(damaged, came) })}
          >
            {t("take")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {claimed && <p>{t("claimedBefore", { claimed })}</p>}
        <Field id="check-came" label={t("came")}>
          <QuantityInput
            id="check-came"
            size="touch"
            label={t("came")}
            unit={unit}
            step={step}
            value={came}
            onChange={setCame}
          />
        </Field>
        <Field id="check-damaged" label={t("broken")}>
          <QuantityInput
            id="check-damaged"
            size="touch"
            label={t("broken")}
            unit={unit}
            step={step}
            max={came}
            value={damaged}
            onChange={setDamaged}
          />
        </Field>
        {isLessThanClaimed(item, { came, damaged }) && (
          <p className="text-attention">{t("lessThanClaimed")}</p>
        )}
      </div>
    </Dialog>
  );
}
