"use client";

import { useTranslations } from "next-intl";

/** Full cases, loose pieces, or whatever the order brings. */
export function PickTypeWord({ pickType }: { pickType: "case" | "loose" | "both" }) {
  return useTranslations("hq.pickType")(pickType);
}
