"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Boxes, ClipboardList, PackagePlus, TriangleAlert, Truck } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { LinkButton } from "@/app/_ui/button";
import { Pager } from "@/app/_ui/data-table/pager";
import { useListParams } from "@/app/_ui/data-table/use-list-params";
import { EmptyState } from "@/app/_ui/empty-state";
import { Facts } from "@/app/_ui/facts";
import { FilterBar } from "@/app/_ui/filter-bar";
import { PageHeader } from "@/app/_ui/page-header";
import { Quantity } from "@/app/_ui/quantity";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { Chip } from "@/app/_ui/status-chip";
import { Tabs } from "@/app/_ui/tabs";
import { shelfFilters } from "@/server/store-stock/schema";
import { LinkList, LinkRow } from "../../_components/link-list";
import { QueryPane } from "../../_components/query-pane";
import { useAbility } from "../../_lib/use-ability";
import { useItemWords } from "../../_lib/use-item-words";
import { shelfInput } from "../_lib/shelf-input";

type Row = RouterOutputs["storeStock"]["list"]["rows"][number];

/** The stock of a store, item by item; a tap opens the card of the item. */
export function ShelfList({ store }: { store: string }) {
  const t = useTranslations("store.stock");
  const trpc = useTRPC();
  const { q, get, set } = useListParams();
  const list = useQuery({
    ...trpc.storeStock.list.queryOptions(shelfInput(store, useSearchParams())),
    placeholderData: keepPreviousData,
  });
  const categories = useQuery(trpc.catalog.categories.queryOptions());
  const terms = useQuery(trpc.retail.terms.queryOptions({ store }));
  const mayCreate = useAbility("item.create") && terms.data?.isDirect === false;
  const filter = shelfFilters.find((one) => one === get("filter")) ?? "all";
  return (
    <>
      <PageHeader
        title={t("title")}
        action={
          mayCreate && (
            <LinkButton href="/store/items/new" size="touch" icon={<PackagePlus aria-hidden />}>
              {t("create")}
            </LinkButton>
          )
        }
      />
      <Tabs
        value={filter}
        onChange={(value) => set({ filter: value === "all" ? undefined : value })}
        tabs={(["all", ...shelfFilters] as const).map((value) => ({
          value,
          label: t(`filters.${value}`),
          count: list.data?.counts[value],
        }))}
      />
      <FilterBar
        search={t("search")}
        filters={[
          {
            name: "category",
            label: t("category"),
            options: (categories.data ?? []).map(({ category, name, depth }) => ({
              value: category,
              label: `${"　".repeat(depth)}${name}`,
            })),
          },
        ]}
      />
      <QueryPane query={list} skeleton={<LinesSkeleton lines={10} />}>
        {({ rows, nextCursor }) =>
          rows.length === 0 ? (
            <EmptyState
              icon={Boxes}
              title={t(q ? "noneFound" : `none.${filter}`, { q })}
              text={t(q ? "noneFoundText" : "noneText")}
            />
          ) : (
            <>
              <LinkList label={t("title")}>
                {rows.map((row) => (
                  <ShelfRow key={row.item} row={row} />
                ))}
              </LinkList>
              <Pager paging={{ nextCursor, count: rows.length }} />
            </>
          )
        }
      </QueryPane>
    </>
  );
}

function ShelfRow({ row }: { row: Row }) {
  const t = useTranslations("store.stock");
  const format = useFormat();
  const words = useItemWords();
  return (
    <LinkRow
      href={`/store/stock/${encodeURIComponent(row.item)}`}
      title={row.name}
      amount={<Quantity qty={row.onHandEach} unit={row.unit} isWeighed={row.isWeighed} />}
      text={
        <Facts>
          {row.shelf && t("at", { shelf: row.shelf })}
          {row.item}
          {words.perDay(row)}
          {words.cover(row)}
        </Facts>
      }
      status={
        row.onHandEach < 0 ? (
          <Chip tone="blocked" icon={TriangleAlert}>
            {t("negative")}
          </Chip>
        ) : row.inTransitEach > 0 ? (
          <Chip tone="information" icon={Truck}>
            {t("transit", { qty: format.quantity(row.inTransitEach, row.isWeighed) })}
          </Chip>
        ) : row.onOrderEach > 0 ? (
          <Chip tone="neutral" icon={ClipboardList}>
            {t("ordered", { qty: format.quantity(row.onOrderEach, row.isWeighed) })}
          </Chip>
        ) : undefined
      }
    />
  );
}
