"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { LinkButton } from "@/app/_ui/button";
import { itemActions } from "../../_lib/item-actions";
import { useAbilities } from "../../_lib/use-ability";

/** What can be done with the item in the hand. */
export function ItemActions({ store, item }: { store: string; item: string }) {
  const t = useTranslations("store.itemActions");
  const may = useAbilities();
  const asks = may("price.change");
  const terms = useQuery({ ...useTRPC().retail.terms.queryOptions({ store }), enabled: asks });
  // The role alone does not say it: in a franchise store the owner prices, in a direct one a clerk asks headquarters.
  const mayDo = ({ key, ability }: (typeof itemActions)[number]) =>
    may(ability) && (key !== "price" || terms.data?.mayChange === true);
  return (
    <ul aria-label={t("title")} className="grid grid-cols-2 gap-2 md:flex">
      {itemActions.filter(mayDo).map(({ key, href, icon: Icon }) => (
        <li key={key}>
          <LinkButton href={href(item)} size="touch" icon={<Icon aria-hidden />} className="w-full">
            {t(key)}
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}
