"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { Chart } from "@/app/_ui/chart";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "../../_components/query-pane";
import { ItemFigures } from "./item-figures";
import { Movements } from "./movements";

export type StoreItem = RouterOutputs["storeStock"]["item"];

/** An item of the store: its figures, how its stock ran over 90 days, what was sold, and every movement with its document. */
export function StockCard({ store, item }: { store: string; item: string }) {
  const t = useTranslations("store.stock");
  const trpc = useTRPC();
  const query = useQuery(trpc.storeStock.item.queryOptions({ store, item }));
  const back = { href: "/store/stock", label: t("title") };
  return (
    <>
      {!query.data && <PageHeader title={item} back={back} />}
      <QueryPane query={query}>
        {(data) => (
          <>
            <PageHeader
              title={data.name}
              back={back}
              text={[data.item, data.barcode, data.spec].filter(Boolean).join(" · ")}
            />
            <Card>
              <ItemFigures store={store} item={data} />
            </Card>
            <Curves item={data} />
            <Movements store={store} item={data} />
          </>
        )}
      </QueryPane>
    </>
  );
}

function Curves({ item }: { item: StoreItem }) {
  const t = useTranslations("store.stock");
  const format = useFormat();
  const unit = item.isWeighed ? "kg" : item.unit;
  const write = (value: number) => `${format.quantity(value, item.isWeighed)} ${unit}`;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      {item.curve.length > 1 && (
        <Card>
          <Chart
            title={t("curve")}
            kind="line"
            write={write}
            points={item.curve.map(({ day, onHandEach }) => ({ label: format.day(day), value: onHandEach }))}
          />
        </Card>
      )}
      {item.sold.some(({ soldEach }) => soldEach !== 0) && (
        <Card>
          <Chart
            title={t("sold")}
            kind="bars"
            write={write}
            points={item.sold.map(({ day, soldEach }) => ({ label: format.day(day), value: soldEach }))}
          />
        </Card>
      )}
    </div>
  );
}
