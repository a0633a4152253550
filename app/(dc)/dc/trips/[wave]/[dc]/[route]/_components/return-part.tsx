"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { QuantityInput } from "@/app/_ui/quantity-input";
import { Refusal } from "@/app/_ui/refusal";
import type { TripRef } from "@/server/dock/schema";
import type { HandoverTrip } from "../_lib/stop";

const kinds = ["totes", "cages", "iceBoxes"] as const;

/** The gate counts what the truck brought back, beside what the stores gave. */
export function ReturnPart({ trip, data }: { trip: TripRef; data: HandoverTrip }) {
  const t = useTranslations("dc.handover");
  const format = useFormat();
  const given = (kind: (typeof kinds)[number]) =>
    data.stops.reduce((sum, { handover }) => sum + (handover?.back[kind] ?? 0), 0);
  const [counted, setCounted] = useState(() => ({
    totes: given("totes"),
    cages: given("cages"),
    iceBoxes: given("iceBoxes"),
  }));
  const record = useCommand(useTRPC().dock.recordReturn.mutationOptions(), {
    done: t("returnSaved"),
    onRefused: () => true,
  });
  const { returned } = data;
  return (
    <section className="flex flex-col gap-3 pt-2">
      <h2 className="text-base font-semibold">{t("returnTitle")}</h2>
      {kinds.map((kind) => {
        const found = returned ? returned[kind] : counted[kind];
        const differs = found - given(kind);
        return (
          <div key={kind} className="flex min-h-12 items-center gap-3">
            <span className="flex-1">
              {t(`kinds.${kind}`)}
              <span className="block text-table text-quiet tabular-nums">
                {t("fromStores", { count: given(kind) })}
                {differs !== 0 && (
                  <b className="font-medium text-attention"> {t("differs", { count: differs })}</b>
                )}
              </span>
            </span>
            {returned ? (
              <span className="text-xl font-medium tabular-nums">{found}</span>
            ) : (
              <QuantityInput
                size="touch"
                value={counted[kind]}
                onChange={(qty) => setCounted({ ...counted, [kind]: qty })}
                label={t(`kinds.${kind}`)}
                max={5_000}
              />
            )}
          </div>
        );
      })}
      {record.sentence && <Refusal sentence={record.sentence} />}
      {returned ? (
        <p className="text-quiet">{t("returnedBy", { by: returned.by, at: format.instant(returned.at) })}</p>
      ) : (
        <Button
          size="touch"
          variant="primary"
          isLoading={record.isRunning}
          onClick={() => record.run({ ...trip, ...counted, remark: "" })}
        >
          {t("saveReturn")}
        </Button>
      )}
    </section>
  );
}
