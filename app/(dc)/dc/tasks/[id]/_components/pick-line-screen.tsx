"use client";

import { Check, Gift, PackageX, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { cn } from "@/app/_ui/cn";
import { Key } from "@/app/_ui/key-hints";
import { Chip, useStatusWord } from "@/app/_ui/status-chip";
import type { Reason } from "../_lib/picks";
import type { Draft } from "../_lib/use-draft";
import { type PickStep, unitOf } from "../_lib/use-picking";
import { Keypad } from "./keypad";
import { isOneTap } from "./one-tap";
import { PickQuantity } from "./pick-quantity";
import { ShortQuestion } from "./short-question";

interface PickLineScreenProps {
  step: PickStep;
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  qty: number;
  isTooMany: boolean;
  /** The task goes across stores: then the store is half of what the picker must know. */
  isAcross: boolean;
  /** Something is said above the line: on a low screen, less of it is shown. */
  isTight: boolean;
  onTake: () => void;
  onShort: (reason: Reason) => void;
}

/** On a low screen, what can be missed for a moment makes room for digits, reasons and what went wrong. */
const lowWithKeys = "[@media(max-height:760px)]:group-data-keys/line:hidden";
const lowWhenTight =
  "[@media(max-height:760px)]:group-data-keys/line:hidden [@media(max-height:760px)]:group-data-tight/line:hidden";

/** One line: where, what, how many. A scan of the item says it is the right one; the second scan, Enter or the button takes it. */
export function PickLineScreen(props: PickLineScreenProps) {
  const { step, draft, change, qty, isTooMany, isAcross, isTight, onTake, onShort } = props;
  const { line, phase, next } = step;
  const t = useTranslations("dc.pickScreen");
  const word = useStatusWord();
  const format = useFormat();
  /** Where the next one is; at the place where one stands already, what. */
  const placeOf = (one: typeof line) => {
    if (phase === "put") return `${one.store} ${one.storeName}`;
    return one.location === line.location ? `${one.location} ${one.name}` : one.location || "–";
  };
  const hasKeys = draft.text !== undefined && !draft.isShort;
  return (
    <section
      data-keys={hasKeys ? "" : undefined}
      data-short={draft.isShort ? "" : undefined}
      data-tight={isTight || draft.isShort || line.visits > 0 ? "" : undefined}
      aria-label={t("line", { line: line.line })}
      className="group/line peer flex flex-1 flex-col gap-3"
    >
      {line.visits > 0 && line.shortReason && (
        <p className="flex items-center gap-2 rounded-md bg-attention-soft px-3 py-2 text-attention">
          <RotateCcw aria-hidden className="size-5 shrink-0" />
          {t(line.from === undefined ? "secondVisit" : "secondVisitAt", {
            reason: word("reason", line.shortReason),
          })}
        </p>
      )}
      <div className="flex flex-1 flex-col gap-1.5 px-1">
        <p className="flex items-center gap-2 text-[48px]/[52px] font-semibold tracking-tight break-all [@media(max-height:760px)]:group-data-keys/line:text-[36px]/[40px]">
          {(phase === "put" ? line.store : line.location) || "–"}
          {line.isAtDock && phase !== "put" && line.from === undefined && (
            <Chip tone="attention">{t("dock")}</Chip>
          )}
          {draft.isThere && <Check aria-label={t("there")} className="size-7 shrink-0 text-done" />}
        </p>
        <p className="flex items-start gap-2 text-xl/7 font-medium">
          {draft.isChecked && (
            <Check aria-label={t("checked")} className="mt-0.5 size-6 shrink-0 text-done" />
          )}
          <span>{line.name}</span>
          {line.isGift && (
            <Chip tone="information" icon={Gift}>
              {t("gift")}
            </Chip>
          )}
        </p>
        <p className={cn("text-quiet", lowWhenTight)}>
          {line.item} · …<span className="font-semibold text-text">{line.barcodeTail}</span>
          {line.spec && ` · ${line.spec}`}
        </p>
        <p className={cn(!isAcross && lowWithKeys)}>
          {phase === "take" ? (
            <span className="text-lg font-medium">{t("forStores", { count: step.stores })}</span>
          ) : (
            <>
              {line.slot === null ? (
                <span className="text-quiet">{t("forStore")}</span>
              ) : (
                <span className="mr-1 inline-block rounded-md bg-information-soft px-2 py-0.5 text-2xl font-semibold text-information">
                  {t("slot", { slot: line.slot })}
                  {draft.isInTote && (
                    <Check aria-label={t("inTote")} className="ml-1 inline size-6 text-done" />
                  )}
                </span>
              )}{" "}
              <span className={cn("font-medium", isAcross && phase === "pick" && "text-2xl font-semibold")}>
                {line.store}
              </span>{" "}
              {line.storeName}
            </>
          )}
        </p>
        {phase !== "put" && line.lots.length > 0 && (
          <p className="text-lg font-medium">
            {line.lots.map((lot) => (
              <span key={lot.expiresOn} className="mr-3 whitespace-nowrap">
                {t(line.lots.length === 1 ? "expires" : "expiresQty", {
                  day: lot.expiresOn,
                  qty: format.quantity(lot.qtyEach, line.isWeighed),
                })}
              </span>
            ))}
          </p>
        )}
        <PickQuantity line={line} qty={qty} isTooMany={isTooMany} />
        {next && (
          <p className={cn("truncate text-quiet", lowWhenTight)}>{t("next", { location: placeOf(next) })}</p>
        )}
      </div>
      {draft.isShort ? (
        <ShortQuestion
          line={line}
          takenEach={draft.text === undefined || isTooMany ? 0 : qty}
          onReason={onShort}
          onBack={() => change({ isShort: false })}
        />
      ) : (
        <>
          {draft.text !== undefined && (
            <Keypad
              text={draft.text}
              onChange={(text) => change({ text })}
              unit={draft.unit}
              unitWords={
                !line.isWeighed && line.casePackEach > 1 ? { case: t("cases"), piece: line.unit } : undefined
              }
              onUnit={(unit) => change({ unit })}
            />
          )}
          <div className="grid grid-cols-[1fr_1.5fr] gap-3">
            <div className="grid grid-rows-2 gap-3 [@media(max-height:760px)]:group-data-keys/line:grid-rows-1">
              <Button
                size="touch"
                className="px-2"
                onClick={() => change({ text: draft.text === undefined ? "" : undefined })}
              >
                {draft.text === undefined ? t("otherQuantity") : t("fullQuantity")}
                <Key>F1</Key>
              </Button>
              <Button
                size="touch"
                className={cn("px-2", lowWithKeys)}
                icon={<PackageX aria-hidden />}
                onClick={() => change({ isShort: true })}
              >
                {t("short")}
                <Key>F2</Key>
              </Button>
            </div>
            <Button
              variant="primary"
              size="touch"
              className="h-full min-h-24 px-2 text-2xl whitespace-normal [@media(max-height:760px)]:group-data-keys/line:min-h-12"
              disabled={isTooMany}
              onClick={(event) => isOneTap(event) && onTake()}
            >
              {t(phase === "put" ? "put" : "take", { qty: format.count(qty), unit: unitOf(line) })}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
