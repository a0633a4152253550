"use client";

import { Ban, CircleAlert, PackageMinus, PackageX, Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, memo, type RefObject, useMemo } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "@/app/_ui/cn";
import { Facts } from "@/app/_ui/facts";
import { Chip } from "@/app/_ui/status-chip";
import type { ShownLine } from "../_lib/desk";
import { type SheetItem, supplyOf } from "../_lib/sheet-index";
import { useWatched, type Watched } from "../_lib/watched";
import { around, LiveText } from "./live-text";
import { Stepper, type StepperProps } from "./stepper";
import { SuggestButton } from "./suggestion";

export interface ItemRowProps {
  item: SheetItem;
  /** The DC that it comes from. */
  dc: string;
  /** The line that the order has of it. */
  line: Watched<ShownLine | undefined>;
  /** What is sold a day and how long the shelf lasts, in words; undefined where the tills say nothing. */
  paceOf: (item: SheetItem) => { perDay: string | undefined; cover: string | undefined };
  suggestion: number | undefined;
  reasonOf: (item: SheetItem) => string;
  isActive: boolean;
  onChange: (item: SheetItem, qty: number) => void;
  onKeypad: (item: SheetItem) => void;
  onDetails: (code: string) => void;
  onKey: (event: KeyboardEvent<HTMLInputElement>) => boolean;
  /** Where the field is kept for those who lead the focus to it. */
  fieldRef: RefObject<HTMLInputElement | null> | undefined;
}

/** One item of the order page: what it is, what it costs, whether the DC has it, and how many. */
export const ItemRow = memo(function ItemRow(props: ItemRowProps) {
  const { item, dc, line, suggestion, isActive } = props;
  const t = useTranslations("store.order.row");
  const format = useFormat();
  const isOrderable = item.status === "ok";
  const { isOrdered, isAsSuggested, isTight } = useWatched(line, (now) => ({
    isOrdered: now !== undefined,
    isAsSuggested: (now?.qty ?? 0) === suggestion,
    isTight: supplyOf(item) === "tight" || (now?.qty ?? 0) > item.availableEach - item.pooledEach,
  }));
  const pace = isOrderable ? props.paceOf(item) : undefined;
  const unit = item.isWeighed ? "kg" : item.unit;
  return (
    <div
      className={cn(
        "flex flex-wrap items-center gap-x-3 gap-y-1 border-b bg-raised px-3 py-2.5 md:py-1.5",
        isActive && "pointer-fine:bg-accent-soft/60 pointer-fine:shadow-[inset_3px_0_0_var(--accent)]",
        !isOrderable && "bg-sunken",
      )}
    >
      <Head item={item} isOrderable={isOrderable} onDetails={props.onDetails} />
      {isOrderable || isOrdered ? (
        <LineStepper
          className="md:order-3"
          item={item}
          line={line}
          fieldRef={props.fieldRef}
          onChange={(next) => props.onChange(item, next)}
          onKeypad={() => props.onKeypad(item)}
          onKey={props.onKey}
        />
      ) : (
        <Chip tone="blocked" icon={Ban} className="h-auto max-w-44 py-0.5 whitespace-normal md:order-3">
          {item.reason || t(`problem.${item.status}`)}
        </Chip>
      )}
      {isOrderable && (
        <div className="flex w-full flex-wrap items-center gap-x-3 gap-y-1 text-sm md:order-1 md:w-auto md:shrink-0 md:justify-end md:text-table">
          <span className="whitespace-nowrap md:order-last md:w-28 md:text-right">
            {format.money(item.priceFen)} <span className="text-quiet">/ {unit}</span>
            <NetPrice line={line} />
          </span>
          <Supply item={item} dc={dc} isTight={isTight} />
          {pace?.perDay && <span className="whitespace-nowrap text-quiet">{pace.perDay}</span>}
          {pace?.cover && <span className="whitespace-nowrap text-quiet">{pace.cover}</span>}
        </div>
      )}
      {isOrderable && suggestion !== undefined && (
        <div className="w-full md:order-4 md:basis-full">
          <SuggestButton
            item={item}
            suggested={suggestion}
            isTaken={isAsSuggested}
            reason={props.reasonOf(item)}
            onTake={() => props.onChange(item, suggestion)}
          />
        </div>
      )}
      {(isOrderable || isOrdered) && <Problem item={item} line={line} />}
    </div>
  );
});

interface LineProps {
  line: ItemRowProps["line"];
}

/** How many of it; marked while the line cannot be ordered. */
function LineStepper({
  line,
  ...stepper
}: LineProps & Omit<StepperProps, "qty" | "isInvalid" | "describedBy">) {
  const { get, subscribe } = line;
  const qty = useMemo(() => ({ get: () => get()?.qty ?? 0, subscribe }), [get, subscribe]);
  const isInvalid = useWatched(line, (now) => now?.problem !== undefined);
  const why = isInvalid ? problemId(stepper.item) : undefined;
  return <Stepper qty={qty} isInvalid={isInvalid} describedBy={why} {...stepper} />;
}

/** What a piece comes to after discounts and gifts, where that is not its price. */
function NetPrice({ line }: LineProps) {
  const t = useTranslations("store.order.row");
  const format = useFormat();
  const isOther = useWatched(line, (now) => now?.netPriceFen !== undefined);
  const net = useMemo(() => around((price) => t("net", { price })), [t]);
  if (!isOther) return null;
  return (
    <LiveText
      className="ml-2 text-done md:ml-0 md:block"
      of={line}
      say={(now) => net(format.money(now?.netPriceFen ?? 0))}
    />
  );
}

const problemId = ({ code }: SheetItem) => `problem-${code}`;

/** Why the line cannot be ordered as it stands. */
function Problem({ item, line }: LineProps & { item: SheetItem }) {
  const t = useTranslations("store.order.row");
  const format = useFormat();
  const problem = useWatched(line, (now) => now?.problem);
  if (!problem) return null;
  return (
    <p
      id={problemId(item)}
      className="flex w-full items-start gap-1.5 text-sm text-blocked md:order-2 md:w-auto md:text-table"
    >
      <CircleAlert aria-hidden className="mt-1 size-3.5 shrink-0" />
      {problem === "wrong_multiple"
        ? t("wrongMultiple", { step: format.quantity(item.multipleEach, item.isWeighed) })
        : (item.status !== "ok" && item.reason) || t(`problem.${problem}`)}
    </p>
  );
}

interface HeadProps {
  item: SheetItem;
  isOrderable: boolean;
  onDetails: (code: string) => void;
}

/** What it is; the same for whatever is typed. */
const Head = memo(function Head({ item, isOrderable, onDetails }: HeadProps) {
  const t = useTranslations("store.order.row");
  const format = useFormat();
  const amount = (each: number) => format.quantity(each, item.isWeighed);
  const factsOf = ({ code, spec, casePackEach, multipleEach }: SheetItem) =>
    [
      code,
      spec,
      casePackEach > 1 && t("pack", { pack: amount(casePackEach) }),
      multipleEach > 1 && t("step", { step: amount(multipleEach) }),
    ].filter((fact): fact is string => fact !== false && fact !== "");
  return (
    <div className="min-w-0 flex-1">
      <button
        type="button"
        onClick={() => onDetails(item.code)}
        className={cn(
          "-mx-1 rounded-sm px-1 text-left font-medium text-pretty hover:underline pointer-coarse:min-h-11",
          !isOrderable && "text-quiet",
        )}
      >
        {item.name}
        {item.isFavourite && (
          <Star aria-label={t("favourite")} className="ml-1 inline size-3.5 fill-current text-attention" />
        )}
      </button>
      <Facts className="text-sm text-quiet md:text-table">{factsOf(item)}</Facts>
    </div>
  );
});

/** Whether the DC has it, on every row and before ordering, not after; what the store itself has and has coming. */
const Supply = memo(function Supply({
  item,
  dc,
  isTight,
}: {
  item: SheetItem;
  dc: string;
  isTight: boolean;
}) {
  const t = useTranslations("store.order.row");
  const format = useFormat();
  const supply = supplyOf(item);
  const amount = (each: number) => format.quantity(each, item.isWeighed);
  return (
    <>
      {supply === "none" ? (
        <Chip tone="blocked" icon={PackageX} className="h-auto min-h-6 whitespace-normal md:order-1">
          {t("dcNone", { dc })}
        </Chip>
      ) : isTight ? (
        <Chip tone="attention" icon={PackageMinus} className="h-auto min-h-6 whitespace-normal md:order-1">
          {t("dcTight", { dc, qty: amount(item.availableEach) })}
        </Chip>
      ) : (
        <span className="text-quiet md:order-1">{t("dcEnough", { dc })}</span>
      )}
      {item.stockEach !== 0 && (
        <span className="whitespace-nowrap text-quiet">{t("inStore", { qty: amount(item.stockEach) })}</span>
      )}
      {item.onOrderEach > 0 && (
        <span className="whitespace-nowrap text-quiet">
          {t("onOrder", { qty: amount(item.onOrderEach) })}
        </span>
      )}
    </>
  );
});
