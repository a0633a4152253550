"use client";

import { useTranslations } from "next-intl";
import { LinkButton } from "@/app/_ui/button";
import { faultOf } from "@/server/shared/gtin";
import { useAbility } from "../_lib/use-ability";

/** Fewer digits are a number that somebody looked for, no barcode. */
const digitsMin = 6;

/** What an owner can do about a code that nobody knows: create it, or see what is wrong with it as a barcode. */
export function UnknownCode({ code }: { code: string }) {
  const t = useTranslations("store.scan");
  const mayCreate = useAbility("item.create");
  if (!mayCreate || !new RegExp(`^\\d{${digitsMin},}$`).test(code)) return null;
  const fault = faultOf(code);
  if (fault)
    return <p className="text-quiet">{t(fault === "check" ? "checkDigit" : "notBarcode", { code })}</p>;
  return (
    <LinkButton
      href={`/store/items/new?barcode=${encodeURIComponent(code)}`}
      variant="primary"
      size="touch"
      className="w-full md:w-auto"
    >
      {t("create")}
    </LinkButton>
  );
}
