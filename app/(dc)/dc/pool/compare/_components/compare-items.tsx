"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { cn } from "@/app/_ui/cn";
import { EmptyState } from "@/app/_ui/empty-state";
import { StoreName } from "../../../_components/cells";
import { SimpleTable } from "../../../_components/simple-table";
import { paired } from "../_lib/cuts";
import type { Preview } from "./compare-report";

type Shared = Preview["sharedItems"][number];
type Share = Shared["shares"][number];

/** Items of which a DC has too little in either run, and what every store would get of them in each (U7). */
export function CompareItems({ a, b }: { a: readonly Shared[]; b: readonly Shared[] }) {
  const t = useTranslations("dc.compare");
  const items = paired(a, b, ({ dc, item }) => `${dc} ${item}`);
  return (
    <Card title={t("items")}>
      {items.length === 0 ? (
        <EmptyState title={t("noItemsShort")} />
      ) : (
        <div className="flex flex-col gap-4">
          <p className="text-quiet">{t("itemsText")}</p>
          {items.map(({ key, a: first, b: second }) => (
            <ItemShares key={key} a={first} b={second} />
          ))}
        </div>
      )}
    </Card>
  );
}

function ItemShares({ a, b }: { a: Shared | undefined; b: Shared | undefined }) {
  const t = useTranslations("dc.compare");
  const format = useFormat();
  const item = a ?? b;
  if (!item) return null;
  const write = (qty: number) => format.quantity(qty, item.isWeighed);
  const of = (one: { allocatedEach: number; orderedEach: number } | undefined) =>
    one ? `${write(one.allocatedEach)} / ${write(one.orderedEach)}` : "–";
  const cell = (one: Share | undefined, other: Share | undefined) => (
    <span className={cn(one?.allocatedEach !== other?.allocatedEach && "font-medium text-accent")}>
      {of(one)}
    </span>
  );
  return (
    <section>
      <h3 className="mb-1 flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{item.item}</span> {item.name}
        <span className="text-table text-quiet">
          {t("sharedOf", { dc: item.dc, a: of(a), b: of(b), unit: item.isWeighed ? "kg" : item.unit })}
        </span>
      </h3>
      <SimpleTable
        label={`${item.item} ${item.name}`}
        heads={[{ label: t("store") }, { label: t("a"), isEnd: true }, { label: t("b"), isEnd: true }]}
        rows={paired(a?.shares ?? [], b?.shares ?? [], ({ store }) => store)}
        rowId={({ key }) => key}
        cells={(row) => [
          <StoreName key="store" code={row.key} name={(row.a ?? row.b)?.storeName ?? ""} />,
          cell(row.a, row.b),
          cell(row.b, row.a),
        ]}
      />
    </section>
  );
}
