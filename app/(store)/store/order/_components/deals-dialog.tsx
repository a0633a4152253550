"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { closeGap, type GapStep } from "../_lib/close-gap";
import type { OrderDesk } from "../_lib/desk";
import type { DraftLine } from "../_lib/draft";
import type { SheetIndex } from "../_lib/sheet-index";
import { useDealWords } from "../_lib/use-deal-words";
import { useWatched } from "../_lib/watched";
import { Earned } from "./earned";

interface DealsDialogProps {
  sheet: SheetIndex;
  desk: OrderDesk;
  suggested: ReadonlyMap<string, number>;
  onClose: () => void;
}

/** Everything that the order earns, and everything that is near, each with the step that earns it where there is one. */
export function DealsDialog({ sheet, desk, suggested, onClose }: DealsDialogProps) {
  const { own, cart } = useWatched(desk, (state) => state);
  const t = useTranslations("store.order.deals");
  const kit = useTranslations("common.kit");
  const words = useDealWords(sheet);
  const gaps = [...cart.promoted.hints, ...cart.promoted.couponHints];
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("title")}
      actions={
        <Button size="touch" onClick={onClose}>
          {kit("close")}
        </Button>
      }
    >
      <Earned sheet={sheet} promoted={cart.promoted} />
      {gaps.length > 0 && (
        <section aria-label={t("near")} className="mt-4 border-t pt-3">
          <h3 className="mb-1 font-medium">{t("near")}</h3>
          <ul className="flex flex-col divide-y">
            {gaps.map((gap) => {
              const step = closeGap(sheet, cart, suggested, gap, cart.room);
              return (
                <li
                  key={"coupon" in gap ? `coupon ${gap.coupon.code}` : gap.promotion.id}
                  className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2"
                >
                  <span className="min-w-0 flex-1 basis-48">{words(gap)}</span>
                  {step ? <GapButton step={step} onTake={own.put} isLong /> : <NoStep />}
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </Dialog>
  );
}

/** Why there is no button: nothing wanted anyway fits the case, the money and the maximum. */
function NoStep() {
  return <span className="text-sm text-quiet">{useTranslations("store.order.deals")("noStep")}</span>;
}

/** Orders what closes the gap. */
export function GapButton({
  step,
  onTake,
  isLong = false,
}: {
  step: GapStep;
  onTake: (line: DraftLine) => void;
  isLong?: boolean;
}) {
  const t = useTranslations("store.order.deals");
  const format = useFormat();
  const { item, qty, addEach, costFen } = step;
  const amount = format.quantity(addEach, item.isWeighed);
  const unit = item.isWeighed ? "kg" : item.unit;
  const facts = { qty: amount, unit, name: item.name, cost: format.money(costFen) };
  return (
    <Button
      size="large"
      icon={<Plus aria-hidden />}
      aria-label={t("addAria", facts)}
      onClick={() => onTake({ code: item.code, qty, priceFen: item.priceFen })}
    >
      {isLong ? (
        t("addLong", facts)
      ) : (
        <span className="block max-w-32 truncate sm:max-w-64">
          {amount} {item.name}
        </span>
      )}
    </Button>
  );
}
