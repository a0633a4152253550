"use client";

import { useTranslations } from "next-intl";
import { QuantityInput } from "@/app/_ui/quantity-input";
import type { Draft, Stop } from "../_lib/stop";

const kinds = ["totes", "cages", "iceBoxes"] as const;

/** What comes back empty, beside what the store owes. */
export function EmptiesPart({
  stop,
  draft,
  set,
}: {
  stop: Stop;
  draft: Draft;
  set: (part: Partial<Draft>) => void;
}) {
  const t = useTranslations("dc.handover");
  return (
    <section className="flex flex-col gap-2 border-t pt-3">
      <h2 className="text-base font-semibold">{t("emptiesTitle")}</h2>
      {kinds.map((kind) => (
        <div key={kind} className="flex items-center gap-3">
          <span className="flex-1">
            {t(`kinds.${kind}`)}
            <span className="block text-table text-quiet tabular-nums">
              {t("owes", { count: stop.owed[kind] })}
            </span>
          </span>
          <QuantityInput
            size="touch"
            value={draft.back[kind]}
            onChange={(qty) => set({ back: { ...draft.back, [kind]: qty } })}
            label={t("backOf", { kind: t(`kinds.${kind}`) })}
            max={5_000}
          />
        </div>
      ))}
    </section>
  );
}
