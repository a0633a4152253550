import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Quantity } from "@/app/_ui/quantity";
import { Chip } from "@/app/_ui/status-chip";
import { type CheckItem, claimsOf, type Found, isLessThanClaimed } from "../_lib/check-draft";
import { useClaimWords } from "./use-claim-words";

interface CheckRowProps {
  item: CheckItem;
  found: Found | undefined;
  onOpen: () => void;
}

/** An item of the delivery: how much of it, what earlier notes claim, and what the shop has found now. */
export function CheckRow({ item, found, onOpen }: CheckRowProps) {
  const t = useTranslations("store.check");
  const format = useFormat();
  const claimed = useClaimWords()(item);
  const isRight = found && claimsOf([item], { [item.item]: found }).length === 0;
  const qty = (each: number) => format.quantity(each, item.isWeighed);
  return (
    <li>
      <button
        type="button"
        onClick={onOpen}
        className="flex min-h-14 w-full items-center justify-between gap-3 px-4 py-2 text-left hover:bg-hover"
      >
        <span className="min-w-0">
          <span className="block font-medium">{item.name}</span>
          <span className="block text-sm text-quiet">
            {item.item} · …{item.barcode.slice(-4)}
          </span>
          {claimed && <span className="block text-sm text-attention">{t("claimed", { claimed })}</span>}
        </span>
        <span className="flex flex-col items-end gap-1">
          <Quantity qty={item.deliveredEach} unit={item.unit} isWeighed={item.isWeighed} />
          {isRight && (
            <Chip tone="done" icon={CircleCheck}>
              {t(claimed ? (isLessThanClaimed(item, found) ? "tellDc" : "asBefore") : "right")}
            </Chip>
          )}
          {found && !isRight && (
            <Chip tone="attention" icon={TriangleAlert}>
              {found.came < item.deliveredEach
                ? t("short", { qty: qty(item.deliveredEach - found.came) })
                : found.came > item.deliveredEach
                  ? t("over", { qty: qty(found.came - item.deliveredEach) })
                  : t("damaged", { qty: qty(found.damaged) })}
            </Chip>
          )}
        </span>
      </button>
    </li>
  );
}
