"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { cn } from "@/app/_ui/cn";
import { Facts } from "@/app/_ui/facts";
import { ScanField } from "@/app/_ui/scan-field";
import { useScanSignal } from "@/app/_ui/use-scan-signal";
import type { TripRef } from "@/server/dock/schema";
import { labelCodeOf } from "@/server/shared/label-code";
import { ScannerFrame } from "../../../../../../tasks/[id]/_components/scanner-frame";
import {
  answerHere,
  type LoadAnswer,
  laterStopMissing,
  missingByStore,
  type TripLoad,
  type Unit,
  withScans,
} from "../_lib/loads";
import { useLoadQueue } from "../_lib/use-load-queue";
import { LeaveDialog } from "./leave-dialog";
import { MissingList } from "./missing-list";

interface Said {
  tone: "good" | "bad" | "differs";
  text: string;
}
const good: ReadonlySet<LoadAnswer> = new Set(["loaded", "taken_off"]);

/** Scan a label: it goes on, or the screen says in words, tone and colour why not. Below: what each store still misses. */
export function LoadWork({ trip, load, me }: { trip: TripRef; load: TripLoad; me: string }) {
  const t = useTranslations("dc.loading");
  const format = useFormat();
  const sentenceFor = useErrorSentence();
  const { signal, flash } = useScanSignal();
  const [isTakingOff, setIsTakingOff] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  const [said, setSaid] = useState<Said>();
  const say = (tone: Said["tone"], text: string) => {
    signal(tone);
    setSaid({ tone, text });
  };
  const sentence = (answer: LoadAnswer, code: string, unit: Unit | undefined) =>
    t(`answers.${answer}`, {
      code,
      store: unit?.store ?? "",
      reason: unit?.reason ? t(`reasons.${unit.reason as "empty"}`) : t("reasons.void"),
      by: unit?.shortBy ?? "",
    });
  const queue = useLoadQueue(
    trip,
    ({ code, action }, answer) => {
      // The server's word differs from what was said at once: another scanner was faster, or the label became void.
      if (action === "load" && !good.has(answer)) say("bad", sentence(answer, code, undefined));
    },
    (error) => say("bad", sentenceFor(error)),
  );
  const units = useMemo(() => withScans(load.units, queue.waiting), [load.units, queue.waiting]);
  const stores = useMemo(() => missingByStore(units), [units]);
  const missing = stores.flatMap((store) => store.units);
  const total = stores.reduce((sum, store) => sum + store.total, 0);
  const wrong = units.filter(({ status, isLoaded }) => status === "void" && isLoaded);
  const hasLeft = units.length > 0 && units.every(({ status }) => status === "gone" || status === "void");

  const onScan = (text: string) => {
    const code = labelCodeOf(text);
    const action = isTakingOff ? "take_off" : "load";
    const unit = units.find((one) => one.code === code);
    const answer = answerHere(action, unit);
    queue.add({ code, action });
    if (answer !== "loaded" || !unit)
      return say(good.has(answer) ? "good" : "bad", sentence(answer, code, unit));
    const later = laterStopMissing(units, unit);
    if (later) say("differs", t("laterMissing", { store: unit.store, stop: later.stop, later: later.store }));
    else say("good", sentence(answer, code, unit));
  };
  const departs = load.departsAt && t("departs", { at: format.instant(load.departsAt) });
  return (
    <ScannerFrame
      title={t("title", { route: `${load.routeName} ${load.route}` })}
      me={me}
      unsent={queue.waiting.length}
      isOffline={queue.isOffline}
      back={{ href: "/dc/trips", label: t("back") }}
    >
      {flash}
      <Facts className="text-table text-quiet">
        <span>{load.wave}</span>
        {load.dock && <span>{t("dock", { dock: load.dock })}</span>}
        {load.truck && <span>{load.truck}</span>}
        {departs && <span>{departs}</span>}
      </Facts>
      <ScanField label={isTakingOff ? t("scanOff") : t("scan")} onScan={onScan} />
      <p
        role="status"
        className={cn(
          "min-h-16 rounded-lg px-3 py-2 text-lg font-medium",
          said?.tone === "good" && "bg-done-soft text-done",
          said?.tone === "bad" && "bg-blocked-soft text-blocked",
          said?.tone === "differs" && "bg-attention-soft text-attention",
          !said && "bg-sunken text-quiet",
        )}
      >
        {said?.text ?? (units.length === 0 ? t("noLabels") : t("ready"))}
      </p>
      <p className="text-3xl font-semibold tabular-nums">
        {t("progress", { loaded: total - missing.length, total })}
      </p>
      {wrong.length > 0 && (
        <p className="rounded-lg bg-blocked-soft px-3 py-2 font-medium text-blocked">
          {t("takeOffVoid", { codes: wrong.map(({ code }) => code).join(" ") })}
        </p>
      )}
      <MissingList stores={stores} />
      <div className="sticky bottom-0 mt-auto flex gap-2 bg-surface pt-2">
        <Button size="touch" className="h-14 flex-1" onClick={() => setIsTakingOff(!isTakingOff)}>
          {isTakingOff ? t("loadAgain") : t("takeOff")}
        </Button>
        <Button
          size="touch"
          variant="primary"
          className="h-14 flex-1"
          disabled={hasLeft || queue.waiting.length > 0}
          onClick={() => setIsLeaving(true)}
        >
          {hasLeft ? t("hasLeft") : t("leave")}
        </Button>
      </div>
      <LeaveDialog trip={trip} missing={missing} isOpen={isLeaving} onClose={() => setIsLeaving(false)} />
    </ScannerFrame>
  );
}
