"use client";

import { Phone, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { Button } from "@/app/_ui/button";
import { cn } from "@/app/_ui/cn";
import { ScanField } from "@/app/_ui/scan-field";
import { useScanSignal } from "@/app/_ui/use-scan-signal";
import type { TripRef } from "@/server/dock/schema";
import { labelCodeOf } from "@/server/shared/label-code";
import { type Draft, lacking, type Stop, stateOf } from "../_lib/stop";
import { useDraft } from "../_lib/use-draft";
import type { useHandoverQueue } from "../_lib/use-handover-queue";
import { CollectPart } from "./collect-part";
import { EmptiesPart } from "./empties-part";
import { FetchPart } from "./fetch-part";
import { SignPart } from "./sign-part";
import { UnitList } from "./unit-list";

interface StopWorkProps {
  trip: TripRef;
  stop: Stop;
  mayCollect: boolean;
  /** Returns that are ready at the stops of the truck. */
  ready: RouterOutputs["returns"]["toFetch"];
  queue: ReturnType<typeof useHandoverQueue>;
  onSigned: (draft: Draft) => void;
}

/** One stop: give by scan or tap, note what is missing or damaged, take back, collect, have it signed. */
export function StopWork({ trip, stop, mayCollect, ready, queue, onSigned }: StopWorkProps) {
  const t = useTranslations("dc.handover");
  const { signal, flash } = useScanSignal();
  const { draft, change, forget } = useDraft(trip, stop);
  const [said, setSaid] = useState<{ tone: "good" | "bad" | "differs"; text: string }>();
  const set = (part: Partial<Draft>) => change((now) => ({ ...now, ...part }));

  const onScan = (text: string) => {
    const code = labelCodeOf(text);
    const say = (tone: "good" | "bad" | "differs", key: "given" | "again" | "strange") => {
      signal(tone);
      setSaid({ tone, text: t(`scans.${key}`, { code }) });
    };
    if (!stop.units.some((unit) => unit.code === code)) return say("bad", "strange");
    if (stateOf(draft, code) === "given") return say("differs", "again");
    change((now) => ({
      ...now,
      given: [...now.given, code],
      notes: now.notes.filter((note) => note.code !== code || note.kind !== "missing"),
    }));
    say("good", "given");
  };
  const shown = { ...draft, isPaid: draft.isPaid && mayCollect && stop.dues.length > 0 };
  const [lack] = lacking(stop, shown);
  return (
    <>
      {flash}
      <header className="flex items-center gap-3">
        <div className="min-w-0 flex-1">
          <p className="truncate text-2xl font-semibold">
            {stop.store} <span className="text-lg font-medium">{stop.storeName}</span>
          </p>
          <p className="truncate text-table text-quiet">{stop.deliveries.join(" · ")}</p>
        </div>
        {stop.phone && (
          <a
            href={`tel:${stop.phone}`}
            aria-label={t("call", { phone: stop.phone })}
            className="grid size-11 shrink-0 place-items-center rounded-md border"
          >
            <Phone aria-hidden className="size-5" />
          </a>
        )}
      </header>
      {stop.behind.length > 0 && (
        <p className="flex gap-2 rounded-lg bg-attention-soft px-3 py-2 text-attention">
          <TriangleAlert aria-hidden className="mt-0.5 size-5 shrink-0" />
          <span>
            {t("behindText")}{" "}
            {stop.behind.map(({ code, name }) => [code, name].filter(Boolean).join(" ")).join(" · ")}
          </span>
        </p>
      )}
      {stop.units.length > 0 && <ScanField label={t("scan")} onScan={onScan} />}
      {said && (
        <p
          role="status"
          className={cn(
            "rounded-lg px-3 py-2 font-medium",
            said.tone === "good" && "bg-done-soft text-done",
            said.tone === "bad" && "bg-blocked-soft text-blocked",
            said.tone === "differs" && "bg-attention-soft text-attention",
          )}
        >
          {said.text}
        </p>
      )}
      <UnitList stop={stop} draft={draft} change={change} />
      <EmptiesPart stop={stop} draft={draft} set={set} />
      <FetchPart store={stop.store} ready={ready} queue={queue} />
      {mayCollect && stop.dues.length > 0 && <CollectPart stop={stop} draft={draft} set={set} />}
      <SignPart draft={draft} set={set} />
      <div className="sticky bottom-0 z-10 mt-auto bg-surface pt-2">
        {lack && <p className="pb-2 text-center text-table text-quiet">{t(`lacks.${lack}`)}</p>}
        <Button
          size="touch"
          variant="primary"
          className="h-14 w-full text-lg"
          disabled={lack !== undefined}
          onClick={() => {
            forget();
            onSigned(shown);
          }}
        >
          {t("handOver")}
        </Button>
      </div>
    </>
  );
}
