"use client";

import { useTranslations } from "next-intl";
import { Amount, Part, type StatementContent } from "./statement-paper";

type Deliveries = StatementContent["deliveries"];

/** Deliveries by store and tax rate: goods − discount = payable, of which tax (3.0.8). */
export function DeliveryPart({ deliveries }: { deliveries: Deliveries }) {
  const t = useTranslations("common.statement");
  if (deliveries.stores.length === 0) return null;
  const heads = ["store", "rate", "goods", "discount", "payable", "net", "tax"] as const;
  const rows = deliveries.stores.flatMap(({ store, name, rates }) =>
    rates.map((rate) => ({ key: `${store} ${rate.rate}`, label: `${store} ${name}`, rate })),
  );
  const totals = deliveries.rates.map((rate) => ({ key: `total ${rate.rate}`, label: t("total"), rate }));
  return (
    <Part title={t("deliveries")}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="overflow-x-auto print:overflow-visible" aria-label={t("deliveries")} tabIndex={0}>
        <table className="w-full text-table">
          <thead className="text-quiet">
            <tr>
              {heads.map((head, index) => (
                <th
                  key={head}
                  scope="col"
                  className={`py-1.5 font-medium whitespace-nowrap ${index === 0 ? "pr-3 text-left" : "pl-3 text-right"}`}
                >
                  {t(`columns.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <Rows rows={rows} />
          <Rows rows={totals} isFoot />
        </table>
      </section>
    </Part>
  );
}

interface RowsProps {
  rows: readonly { key: string; label: string; rate: Deliveries["rates"][number] }[];
  isFoot?: boolean;
}

function Rows({ rows, isFoot }: RowsProps) {
  return (
    <tbody className={isFoot ? "border-t-2 font-medium" : "divide-y border-t"}>
      {rows.map(({ key, label, rate }) => (
        <tr key={key}>
          <td className="min-w-24 py-1.5 pr-3">{label}</td>
          <td className="pl-3 text-right tabular-nums">{Number(rate.rate)}%</td>
          {[rate.goods, rate.discount, rate.payable, rate.net, rate.tax].map((text, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns keep their places
            <td key={index} className="pl-3 text-right tabular-nums">
              <Amount text={text} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
