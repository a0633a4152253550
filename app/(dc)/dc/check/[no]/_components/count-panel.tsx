"use client";

import { Minus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { cn } from "@/app/_ui/cn";
import { IconButton } from "@/app/_ui/icon-button";
import { Key } from "@/app/_ui/key-hints";
import { Quantity } from "@/app/_ui/quantity";
import { Refusal } from "@/app/_ui/refusal";
import type { Feedback } from "@/app/_ui/scan-feedback";
import { ScanField } from "@/app/_ui/scan-field";
import { Keypad } from "../../../tasks/[id]/_components/keypad";
import { type Check, type CheckDraft, readScan, withCount, without, withScan } from "../_lib/check-draft";

interface CountPanelProps {
  check: Check;
  draft: CheckDraft;
  change: (next: (draft: CheckDraft) => CheckDraft) => void;
  signal: (kind: Feedback) => void;
  sentence: string | undefined;
  isSending: boolean;
  onSend: () => void;
}

/** One scan is one piece; digits say the count of what was scanned last; F4 or the button sends the whole count. */
export function CountPanel(props: CountPanelProps) {
  const { check, draft, change, signal, sentence, isSending, onSend } = props;
  const t = useTranslations("dc.check");
  const pick = useTranslations("dc.pickScreen");
  const [keys, setKeys] = useState<{ text: string; unit: "case" | "piece" }>();
  const itemOf = (key: string) => check.items.find(({ item }) => item === key);
  const last = draft.last === null ? undefined : itemOf(draft.last);
  const isForeign = draft.last !== null && last === undefined;

  const onScan = (code: string) => {
    const scanned = readScan(check, draft.last, code);
    setKeys(undefined);
    if (scanned.kind === "delivery") return signal("good");
    if (scanned.kind === "quantity") {
      signal("good");
      return change((before) =>
        before.last === null ? before : withCount(before, before.last, scanned.qty),
      );
    }
    if (scanned.kind === "foreign") {
      signal("bad");
      return change((before) => withScan(before, scanned.code, false));
    }
    const { item, isWeighed, pickedEach } = scanned.item;
    const isMore = pickedEach !== null && (draft.counts[item] ?? 0) + 1 > pickedEach;
    signal(isMore ? "differs" : "good");
    if (isWeighed) setKeys({ text: "", unit: "piece" });
    change((before) => withScan(before, item, isWeighed));
  };
  const type = (text: string, unit: "case" | "piece") => {
    setKeys({ text, unit });
    const qty = Number(text || "0") * (unit === "case" ? Math.max(last?.casePackEach ?? 1, 1) : 1);
    change((before) => (before.last === null ? before : withCount(before, before.last, qty)));
  };
  const counted = Object.entries(draft.counts).reverse();
  return (
    <>
      <ScanField label={t("scanItem")} onScan={onScan} onKey={(key) => key === "F4" && onSend()} />
      <div
        role="status"
        className={cn(
          "flex min-h-28 flex-col justify-center rounded-lg px-3 py-2",
          isForeign ? "bg-blocked-soft text-blocked" : draft.last ? "bg-done-soft" : "bg-sunken text-quiet",
        )}
      >
        <span className="text-lg font-medium">
          {isForeign
            ? t("foreign", { code: draft.last ?? "" })
            : (last?.name ?? t(check.isBlind ? "readyBlind" : "ready"))}
        </span>
        {last && (
          <Quantity
            qty={draft.counts[last.item] ?? 0}
            isWeighed={last.isWeighed}
            unit={last.unit}
            casePackEach={last.casePackEach}
            className="text-5xl font-semibold tabular-nums"
          />
        )}
      </div>
      {keys && draft.last !== null && (
        <Keypad
          text={keys.text}
          onChange={(text) => type(text, keys.unit)}
          unit={keys.unit}
          unitWords={
            last && !last.isWeighed && last.casePackEach > 1
              ? { case: pick("cases"), piece: last.unit }
              : undefined
          }
          onUnit={(unit) => type(keys.text, unit)}
        />
      )}
      {sentence && <Refusal sentence={sentence} />}
      <ul aria-label={t("counted")} className="flex flex-col divide-y">
        {counted.map(([key, qty]) => {
          const item = itemOf(key);
          return (
            <li key={key} className="flex min-h-12 items-center gap-3 py-1">
              <button
                type="button"
                className="flex min-h-11 min-w-0 flex-1 items-center text-left"
                onClick={() => {
                  change((before) => ({ ...before, last: key }));
                  setKeys({ text: "", unit: "piece" });
                }}
              >
                <span className={cn("min-w-0 flex-1", item === undefined && "text-blocked")}>
                  {item?.name ?? key}
                </span>
                <Quantity
                  qty={qty}
                  isWeighed={item?.isWeighed}
                  unit={item?.unit}
                  className="ml-3 text-lg font-semibold tabular-nums"
                />
              </button>
              <IconButton
                label={t("takeOut", { item: item?.name ?? key })}
                className="size-11"
                onClick={() => change((before) => without(before, [key]))}
              >
                <Minus aria-hidden />
              </IconButton>
            </li>
          );
        })}
      </ul>
      <div className="sticky bottom-0 mt-auto flex gap-2 bg-surface pt-2">
        <Button
          size="touch"
          className="h-14 flex-1"
          disabled={draft.last === null}
          onClick={() => setKeys(keys ? undefined : { text: "", unit: "piece" })}
        >
          {pick("otherQuantity")}
        </Button>
        <Button size="touch" variant="primary" className="h-14 flex-1" isLoading={isSending} onClick={onSend}>
          {t("done", { count: counted.length })}
          <Key>F4</Key>
        </Button>
      </div>
    </>
  );
}
