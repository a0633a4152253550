"use client";

import { Check, Gift, PackageX, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type MouseEvent, useState } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { cn } from "@/app/_ui/cn";
import { ScanBox } from "@/app/_ui/scan-box";
import { scanFeedback } from "@/app/_ui/scan-feedback";
import { Chip, useStatusWord } from "@/app/_ui/status-chip";
import { type LineState, type PickLine, type Reason, readCode } from "../_lib/picks";
import { Keypad } from "./keypad";
import { PickQuantity } from "./pick-quantity";

interface PickLineScreenProps {
  line: LineState;
  /** All lines of the task: a wrong scan names what it was. */
  lines: readonly PickLine[];
  nextLocation: string | undefined;
  onTake: (qty: number, reason?: Reason) => void;
}

/** While the digits are shown on a low screen, what can be missed for a moment makes room for them. */
const lowWithKeys = "[@media(max-height:760px)]:group-data-keys/line:hidden";

const reasons = ["empty", "damaged", "not_found"] as const satisfies readonly Reason[];

/** After the first tap of a double tap the next line stands under the thumb: the second tap must not take that one too. */
const isOneTap = (event: MouseEvent) => event.detail < 2;

/** One line: where, what, how many. A scan of the item says it is the right one; the second scan or the button takes it. */
export function PickLineScreen({ line, lines, nextLocation, onTake }: PickLineScreenProps) {
  const t = useTranslations("dc.pickScreen");
  const word = useStatusWord();
  const format = useFormat();
  const [text, setText] = useState<string | undefined>(undefined);
  const [isChecked, setIsChecked] = useState(false);
  const [isShort, setIsShort] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const qty = text === undefined ? line.leftEach : Number(text || "0");
  const isTooMany = qty > line.leftEach;
  const unit = line.isWeighed ? "g" : line.unit;

  const say = (sentence: string) => {
    scanFeedback("bad");
    setProblem(sentence);
  };
  const take = () => {
    if (isTooMany) return say(t("tooMany", { most: format.count(line.leftEach), unit }));
    if (qty < line.leftEach) return setIsShort(true);
    onTake(qty);
  };
  const onScan = (code: string) => {
    setProblem(undefined);
    const read = readCode(code, line, lines);
    if (read.kind === "item") {
      if (isChecked) return take();
      scanFeedback("good");
      return setIsChecked(true);
    }
    if (read.kind === "location") return scanFeedback("good");
    const scanned = read.kind === "other" ? `${read.line.item} ${read.line.name}` : code;
    say(t("wrongItem", { scanned, wanted: `${line.item} ${line.name}` }));
  };

  return (
    <section
      data-keys={text !== undefined && !isShort ? "" : undefined}
      className={cn("group/line peer flex flex-1 flex-col gap-3 rounded-lg", problem && "bg-blocked-soft")}
    >
      <ScanBox onScan={onScan} label={t("scan")} />
      {problem && (
        <p role="alert" className="px-1 text-lg font-medium text-blocked">
          {problem}
        </p>
      )}
      <div className="flex flex-1 flex-col gap-2 px-1">
        <p className="text-[48px]/[52px] font-semibold tracking-tight break-all [@media(max-height:760px)]:group-data-keys/line:text-[36px]/[40px]">
          {line.location || "–"}
        </p>
        <p className="flex items-start gap-2 text-xl/7 font-medium">
          {isChecked && <Check aria-label={t("checked")} className="mt-0.5 size-6 shrink-0 text-done" />}
          <span>{line.name}</span>
          {line.isGift && (
            <Chip tone="information" icon={Gift}>
              {t("gift")}
            </Chip>
          )}
        </p>
        <p className={cn("text-quiet", lowWithKeys)}>
          {line.item} · …<span className="font-semibold text-text">{line.barcodeTail}</span>
          {line.spec && ` · ${line.spec}`}
        </p>
        <p>
          <span className="text-quiet">{t("forStore")}</span>{" "}
          <span className="font-medium">{line.store}</span> {line.storeName}
        </p>
        <PickQuantity line={line} qty={qty} isTooMany={isTooMany} />
        {nextLocation !== undefined && (
          <p className={cn("text-quiet", lowWithKeys)}>{t("next", { location: nextLocation || "–" })}</p>
        )}
      </div>
      {isShort ? (
        <div className="flex flex-col gap-2">
          <p className="flex items-center gap-2 text-lg font-medium">
            <PackageX aria-hidden className="size-5 text-attention" />
            {t("whyShort", { missing: format.count(line.leftEach - Math.min(qty, line.leftEach)), unit })}
          </p>
          {reasons.map((reason) => (
            <Button
              key={reason}
              size="touch"
              className="h-14 w-full text-lg"
              onClick={(event) => isOneTap(event) && onTake(text === undefined ? 0 : qty, reason)}
            >
              {word("reason", reason)}
            </Button>
          ))}
          <Button size="touch" variant="quiet" icon={<X aria-hidden />} onClick={() => setIsShort(false)}>
            {t("notShort")}
          </Button>
        </div>
      ) : (
        <>
          {text !== undefined && <Keypad text={text} onChange={setText} />}
          <div className="grid grid-cols-[1fr_1.6fr] gap-3">
            <div className="grid grid-rows-2 gap-3 [@media(max-height:760px)]:group-data-keys/line:grid-rows-1">
              <Button size="touch" onClick={() => setText(text === undefined ? "" : undefined)}>
                {text === undefined ? t("otherQuantity") : t("fullQuantity")}
              </Button>
              <Button
                size="touch"
                className={lowWithKeys}
                icon={<PackageX aria-hidden />}
                onClick={() => {
                  setText(text === undefined || isTooMany ? "0" : text);
                  setIsShort(true);
                }}
              >
                {t("short")}
              </Button>
            </div>
            <Button
              variant="primary"
              size="touch"
              className="h-full min-h-27 text-2xl [@media(max-height:760px)]:group-data-keys/line:min-h-12"
              disabled={isTooMany}
              onClick={(event) => isOneTap(event) && take()}
            >
              {t("take", { qty: format.count(qty), unit })}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
