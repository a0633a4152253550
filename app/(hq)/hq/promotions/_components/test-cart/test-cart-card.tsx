"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { Combobox } from "@/app/_ui/combobox";
import { QueryPane } from "@/app/_ui/query-pane";
import type { PromotionContent } from "@/server/promotion/schema";
import { asBusinessDay } from "@/server/shared/business-day";
import { useItemSearch } from "../../../_lib/use-item-search";
import { useStoreSearch } from "../../../_lib/use-store-search";
import { firstQuantities, priceTestCart, type TestCart } from "../../_lib/price-test-cart";
import { Earned } from "./earned";
import { TestLines } from "./test-lines";

interface TestCartCardProps {
  promotion: string;
  content: PromotionContent;
}

/** A cart of a store to try the promotion on: the same engine as for orders, at every keystroke. */
export function TestCartCard({ promotion, content }: TestCartCardProps) {
  const t = useTranslations("hq.promotion.test");
  const format = useFormat();
  const [store, setStore] = useState<string | null>(null);
  const [items, setItems] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState<ReadonlyMap<string, number>>(new Map());
  const cart = useQuery({
    ...useTRPC().promotion.testCart.queryOptions({ promotion, content, store, items: [...items] }),
    placeholderData: keepPreviousData,
  });
  const put = (code: string, qty: number) => setTyped((known) => new Map(known).set(code, qty));
  return (
    <Card
      title={t("title")}
      aside={
        cart.data && (
          <span className="text-table text-quiet">
            {t("at", { day: format.day(asBusinessDay(cart.data.day)) })}
          </span>
        )
      }
    >
      <QueryPane query={cart}>
        {(found) => (
          <div className="flex flex-col gap-3">
            <StoreChoice store={found.store} onChange={setStore} />
            <Priced
              cart={found}
              typed={typed}
              onQuantity={put}
              onRemove={(code) => {
                setItems(found.items.map(({ item }) => item).filter((one) => one !== code));
                put(code, 0);
              }}
            />
            <AddItem
              onAdd={(code, multiple) => {
                const shown = found.items.map(({ item }) => item);
                if (!shown.includes(code)) setItems([...shown, code]);
                put(code, multiple);
              }}
            />
          </div>
        )}
      </QueryPane>
    </Card>
  );
}

interface PricedProps {
  cart: TestCart;
  typed: ReadonlyMap<string, number>;
  onQuantity: (code: string, qty: number) => void;
  onRemove: (code: string) => void;
}

function Priced({ cart, typed, onQuantity, onRemove }: PricedProps) {
  const quantities = new Map([...firstQuantities(cart), ...typed]);
  const priced = priceTestCart(cart, quantities);
  return (
    <>
      <TestLines priced={priced} onQuantity={onQuantity} onRemove={onRemove} />
      <Earned cart={cart} priced={priced} />
    </>
  );
}

function StoreChoice({
  store,
  onChange,
}: {
  store: TestCart["store"];
  onChange: (code: string | null) => void;
}) {
  const t = useTranslations("hq.promotion.test");
  const search = useStoreSearch();
  return (
    <Combobox
      label={t("store")}
      value={store.store}
      onChange={(code) => onChange(code ?? null)}
      options={[
        { value: store.store, label: `${store.name} · ${store.store}` },
        ...search.options.filter(({ value }) => value !== store.store),
      ]}
      onSearch={search.setTyped}
      isSearching={search.isSearching}
    />
  );
}

function AddItem({ onAdd }: { onAdd: (code: string, multiple: number) => void }) {
  const t = useTranslations("hq.promotion.test");
  const search = useItemSearch();
  const [added, setAdded] = useState(0);
  return (
    <Combobox
      key={added}
      label={t("add")}
      placeholder={t("add")}
      value={undefined}
      onChange={(code) => {
        const row = search.rows.find(({ item }) => item === code);
        if (!row) return;
        onAdd(row.item, row.orderMultipleEach);
        setAdded(added + 1);
      }}
      options={search.options}
      onSearch={search.setTyped}
      isSearching={search.isSearching}
    />
  );
}
