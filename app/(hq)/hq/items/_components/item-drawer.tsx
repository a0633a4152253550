"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Drawer } from "@/app/_ui/dialog";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { formatCost } from "@/server/shared/cost";
import { Section } from "../../_components/facts";
import { PlainTable } from "../../_components/plain-table";

type Terms = RouterOutputs["catalog"]["terms"];

/** One item: its price in every plan today and how it comes about, and where it lies. */
export function ItemDrawer({ item, onClose }: { item: string | undefined; onClose: () => void }) {
  const t = useTranslations("hq.item");
  const trpc = useTRPC();
  const found = useQuery({
    ...trpc.catalog.items.queryOptions({ search: item ?? "", limit: 20 }),
    enabled: item !== undefined,
  });
  const terms = useQuery({
    ...trpc.catalog.terms.queryOptions({ item: item ?? "" }),
    enabled: item !== undefined,
  });
  const name = found.data?.rows.find((row) => row.item === item)?.name;
  return (
    <Drawer
      isOpen={item !== undefined}
      onClose={onClose}
      title={name ?? item ?? ""}
      aside={<span className="text-quiet">{item}</span>}
    >
      <QueryPane query={terms}>
        {({ plans, stock }) => (
          <>
            <Section title={t("prices")}>
              <Plans plans={plans} />
            </Section>
            {stock.length > 0 && (
              <Section title={t("stock")}>
                <Stock stock={stock} />
              </Section>
            )}
          </>
        )}
      </QueryPane>
    </Drawer>
  );
}

function Plans({ plans }: { plans: Terms["plans"] }) {
  const t = useTranslations("hq.item");
  if (plans.length === 0) return <p className="text-quiet">{t("noPlan")}</p>;
  return (
    <PlainTable
      label={t("prices")}
      heads={[
        { key: "plan", label: t("plan") },
        { key: "dc", label: t("dc") },
        { key: "how", label: t("how") },
        { key: "price", label: t("price"), isFigure: true },
      ]}
      rows={plans.map((plan) => ({
        key: plan.plan,
        cells: [
          `${plan.plan} ${plan.name}`,
          plan.dc,
          <HowPriced key="how" plan={plan} />,
          <Money key="price" fen={plan.priceFen} />,
        ],
      }))}
    />
  );
}

function HowPriced({ plan }: { plan: Terms["plans"][number] }) {
  const t = useTranslations("hq.item");
  const format = useFormat();
  if (plan.priceType === "fixed") return t("fixed");
  if (plan.costMicro === null) return t("noCost");
  const cost = `¥${formatCost(plan.costMicro)}`;
  return plan.priceType === "cost_plus_rate"
    ? t("plusRate", { cost, rate: format.rate(plan.markupRateBp ?? 0) })
    : t("plusAmount", { cost, amount: format.money(plan.markupFen ?? 0) });
}

function Stock({ stock }: { stock: Terms["stock"] }) {
  const t = useTranslations("hq.item");
  const format = useFormat();
  return (
    <PlainTable
      label={t("stock")}
      heads={[
        { key: "dc", label: t("dc") },
        { key: "location", label: t("location") },
        { key: "hand", label: t("onHand"), isFigure: true },
        { key: "reserved", label: t("reserved"), isFigure: true },
        { key: "free", label: t("free"), isFigure: true },
      ]}
      rows={stock.map((row) => ({
        key: row.dc,
        cells: [
          row.dc,
          row.location || "–",
          format.quantity(row.onHandEach),
          format.quantity(row.reservedEach),
          format.quantity(row.onHandEach - row.reservedEach),
        ],
      }))}
    />
  );
}
