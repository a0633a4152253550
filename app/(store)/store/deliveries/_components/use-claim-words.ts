import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import type { CheckItem } from "../_lib/check-draft";

/** Says what earlier notes claim of an item, as "2 missing, 1 broken"; an empty text where they say nothing. */
export function useClaimWords() {
  const t = useTranslations("store.check");
  const format = useFormat();
  return ({ claimed, isWeighed }: CheckItem) => {
    const qty = (each: number) => format.quantity(each, isWeighed);
    return [
      claimed.shortEach > 0 && t("short", { qty: qty(claimed.shortEach) }),
      claimed.overEach > 0 && t("over", { qty: qty(claimed.overEach) }),
      claimed.damagedEach > 0 && t("damaged", { qty: qty(claimed.damagedEach) }),
    ]
      .filter(Boolean)
      .join(t("and"));
  };
}
