"use client";

import { useTranslations } from "next-intl";
import { LinkButton } from "@/app/_ui/button";
import { itemActions } from "../../_lib/item-actions";
import { useAbilities } from "../../_lib/use-ability";

/** What can be done with the item in the hand. */
export function ItemActions({ item }: { item: string }) {
  const t = useTranslations("store.itemActions");
  const may = useAbilities();
  return (
    <ul aria-label={t("title")} className="grid grid-cols-2 gap-2 md:flex">
      {itemActions
        .filter(({ ability }) => may(ability))
        .map(({ key, href, icon: Icon }) => (
          <li key={key}>
            <LinkButton href={href(item)} size="touch" icon={<Icon aria-hidden />} className="w-full">
              {t(key)}
            </LinkButton>
          </li>
        ))}
    </ul>
  );
}
