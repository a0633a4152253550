"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { QuantityInput } from "@/app/_ui/quantity-input";
import type { Lamp } from "./lamp-wall";

const reasons = ["empty", "damaged", "not_found"] as const;

interface ShortPanelProps {
  lamp: Lamp;
  onShort: (qty: number, reason: (typeof reasons)[number]) => void;
  onClose: () => void;
}

/** Not all is there: how many were taken, and why not more; two taps. */
export function ShortPanel({ lamp, onShort, onClose }: ShortPanelProps) {
  const t = useTranslations("dc.lamps");
  const words = useTranslations("dc.loading.reasons");
  const [qty, setQty] = useState(0);
  return (
    <section
      aria-label={t("shortTitle", { address: lamp.address })}
      className="sticky bottom-0 mt-auto flex flex-col gap-3 rounded-t-lg border bg-raised p-4 shadow-floating"
    >
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="text-xl font-semibold">{t("shortTitle", { address: lamp.address })}</h2>
        <span className="text-quiet">{lamp.name}</span>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <span>{t("takenNow")}</span>
        <QuantityInput
          size="touch"
          value={qty}
          onChange={setQty}
          max={Math.max(lamp.qty - 1, 0)}
          label={t("takenNow")}
          unit={lamp.isWeighed ? "g" : lamp.unit}
        />
      </div>
      <div className="grid grid-cols-3 gap-2">
        {reasons.map((reason) => (
          <Button
            key={reason}
            size="touch"
            variant="primary"
            className="px-2"
            onClick={() => onShort(qty, reason)}
          >
            {words(reason)}
          </Button>
        ))}
      </div>
      <Button size="touch" variant="quiet" onClick={onClose}>
        {t("close")}
      </Button>
    </section>
  );
}
