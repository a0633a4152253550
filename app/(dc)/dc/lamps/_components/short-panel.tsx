"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { QuantityInput } from "@/app/_ui/quantity-input";
import type { WallKind } from "@/server/light/schema";
import type { Lamp } from "./lamp-wall";

const reasons = ["empty", "damaged", "not_found"] as const;

interface ShortPanelProps {
  lamp: Lamp;
  kind: WallKind;
  onShort: (qty: number, reason: (typeof reasons)[number]) => void;
  onClose: () => void;
}

/** Not all is there: how many were taken, and why not more; two taps. */
export function ShortPanel({ lamp, kind, onShort, onClose }: ShortPanelProps) {
  const t = useTranslations("dc.lamps");
  const words = useTranslations("dc.loading.reasons");
  const [qty, setQty] = useState(0);
  const title = t(`shortTitles.${kind}`, { address: lamp.address, store: lamp.store });
  const taken = t(`countedNow.${kind}`);
  return (
    <section
      aria-label={title}
      className="sticky bottom-0 mt-auto flex flex-col gap-3 rounded-t-lg border bg-raised p-4 shadow-floating"
    >
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="text-xl font-semibold">{title}</h2>
        <span className="text-quiet">{lamp.name}</span>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <span>{taken}</span>
        <QuantityInput
          size="touch"
          value={qty}
          onChange={setQty}
          max={Math.max(lamp.qty - 1, 0)}
          label={taken}
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
