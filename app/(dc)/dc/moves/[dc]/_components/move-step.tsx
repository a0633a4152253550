"use client";

import { ArrowDown, Check, PackageX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Key } from "@/app/_ui/key-hints";
import { MoveKind } from "../../../stock/moves/_components/moves-table";
import { Keypad } from "../../../tasks/[id]/_components/keypad";
import { isOneTap } from "../../../tasks/[id]/_components/one-tap";
import { PickQuantity } from "../../../tasks/[id]/_components/pick-quantity";
import type { MoveTask } from "../_lib/moves";
import type { useMoving } from "../_lib/use-moving";

/** One move: from where, what, how many, to where. Place, item and the other place are scanned; the last scan carries it. */
export function MoveStep({ moving }: { moving: ReturnType<typeof useMoving> & { current: MoveTask } }) {
  const { current, draft, change, qty, isTooMany, put } = moving;
  const t = useTranslations("dc.moveScreen");
  const format = useFormat();
  const unit = current.isWeighed ? "g" : current.unit;
  return (
    <section
      aria-label={t("move", { task: current.task })}
      data-keys={draft.text === undefined ? undefined : ""}
      className="group/line flex flex-1 flex-col gap-3"
    >
      <div className="flex flex-1 flex-col gap-1.5 px-1">
        <div>
          <MoveKind kind={current.kind} />
        </div>
        <p className="flex items-center gap-2 text-[40px]/[44px] font-semibold tracking-tight break-all">
          {current.from}
          {draft.isThere && <Check aria-label={t("there")} className="size-7 shrink-0 text-done" />}
        </p>
        <p className="flex items-start gap-2 text-xl/7 font-medium">
          {draft.isChecked && (
            <Check aria-label={t("checked")} className="mt-0.5 size-6 shrink-0 text-done" />
          )}
          <span>{current.name}</span>
        </p>
        <p className="text-quiet">
          {current.item} · …<span className="font-semibold text-text">{current.barcodeTail}</span>
          {current.spec && ` · ${current.spec}`}
        </p>
        {current.expiresOn && (
          <p className="text-lg font-medium">{t("expires", { day: current.expiresOn })}</p>
        )}
        <PickQuantity line={current} qty={qty} isTooMany={isTooMany} />
        <p className="flex items-center gap-2 text-[40px]/[44px] font-semibold tracking-tight break-all">
          <ArrowDown aria-label={t("to")} className="size-8 shrink-0 text-quiet" />
          {current.to || <span className="text-2xl">{t("anyPlace")}</span>}
        </p>
      </div>
      {!draft.isDropping && (
        <>
          {draft.text !== undefined && (
            <Keypad
              text={draft.text}
              onChange={(text) => change({ text })}
              unit={draft.unit}
              unitWords={
                !current.isWeighed && current.casePackEach > 1
                  ? { case: t("cases"), piece: current.unit }
                  : undefined
              }
              onUnit={(next) => change({ unit: next })}
            />
          )}
          <div className="grid grid-cols-[1fr_1.5fr] gap-3">
            <div className="grid grid-rows-2 gap-3">
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
                className="px-2"
                icon={<PackageX aria-hidden />}
                onClick={() => change({ isDropping: true })}
              >
                {t("cannot")}
                <Key>F2</Key>
              </Button>
            </div>
            <Button
              variant="primary"
              size="touch"
              className="h-full min-h-24 px-2 text-xl whitespace-normal"
              disabled={isTooMany || qty === 0 || current.to === ""}
              onClick={(event) => isOneTap(event) && put(current.to)}
            >
              {t("put", { qty: format.count(qty), unit, place: current.to || "–" })}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
