"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Chip, StatusChip } from "@/app/_ui/status-chip";
import { type StatusOf, statusLooks } from "@/app/_ui/statuses";
import { parseFen } from "@/server/shared/fen";
import type { Order } from "./order-detail";

type Line = Order["lines"][number];

/** A line of a draft: only what is wished for. What was taken back with its order is neither short nor open. */
export const asWished = (line: Line): Line => ({ ...line, short: 0, open: 0, reason: null });

/** Ordered, allocated, picked, short and open, line by line, and why something is missing. */
export function OrderLines({ lines }: { lines: readonly Line[] }) {
  const t = useTranslations("store.orderDetail.line");
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-base font-semibold">{t("title", { count: lines.length })}</h2>
      <ul className="divide-y rounded-lg border bg-raised md:hidden">
        {lines.map((line) => (
          <LineCard key={line.line} line={line} />
        ))}
      </ul>
      <LineTable lines={lines} />
    </section>
  );
}

function LineCard({ line }: { line: Line }) {
  const t = useTranslations("store.orderDetail.line");
  const format = useFormat();
  const figures = (["ordered", "allocated", "picked", "short", "open"] as const).filter(
    (key) => key === "ordered" || quantityOf(line, key) > 0,
  );
  return (
    <li className="flex flex-col gap-1 px-4 py-3">
      <div className="flex items-start justify-between gap-3">
        <p className="font-medium">
          {line.name} {line.gift && <Gift />}
        </p>
        <span className="whitespace-nowrap">{format.money(parseFen(line.net) ?? 0)}</span>
      </div>
      <p className="text-sm text-quiet">
        {line.item} · ¥{line.unitPrice} / {line.unit}
      </p>
      <dl className="flex flex-wrap gap-x-4 text-sm">
        {figures.map((key) => (
          <div key={key} className="flex gap-1">
            <dt className="text-quiet">{t(key)}</dt>
            <dd className="font-medium">
              {format.quantity(quantityOf(line, key), line.weighed)} {line.weighed ? "kg" : line.unit}
            </dd>
          </div>
        ))}
      </dl>
      <Reason line={line} />
    </li>
  );
}

function LineTable({ lines }: { lines: readonly Line[] }) {
  const t = useTranslations("store.orderDetail.line");
  const format = useFormat();
  const keys = ["ordered", "allocated", "picked", "short", "open"] as const;
  return (
    <div className="overflow-x-auto rounded-lg border bg-raised max-md:hidden">
      <table className="w-full text-table">
        <thead className="bg-sunken text-left text-quiet">
          <tr className="h-9 [&_th]:px-3 [&_th]:font-medium">
            <th scope="col">{t("item")}</th>
            <th scope="col" className="text-right">
              {t("price")}
            </th>
            {keys.map((key) => (
              <th key={key} scope="col" className="text-right">
                {t(key)}
              </th>
            ))}
            <th scope="col" className="text-right">
              {t("amount")}
            </th>
            <th scope="col">{t("reason")}</th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {lines.map((line) => (
            <tr key={line.line} className="h-8 [&_td]:px-3 [&_td]:py-1">
              <td>
                {line.name}{" "}
                <span className="text-quiet">
                  {line.item} · {line.weighed ? "kg" : line.unit}
                </span>{" "}
                {line.gift && <Gift />}
              </td>
              <td className="text-right">{format.money(parseFen(line.unitPrice) ?? 0)}</td>
              {keys.map((key) => (
                <td key={key} className="text-right">
                  {quantityOf(line, key) === 0 && key !== "ordered" ? (
                    <span className="text-quiet">–</span>
                  ) : (
                    format.quantity(quantityOf(line, key), line.weighed)
                  )}
                </td>
              ))}
              <td className="text-right">{format.money(parseFen(line.net) ?? 0)}</td>
              <td>
                <Reason line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function quantityOf(line: Line, key: "ordered" | "allocated" | "picked" | "short" | "open"): number {
  return key === "ordered" ? line.qty : line[key];
}

function Reason({ line }: { line: Line }) {
  if (line.short === 0 || line.reason === null) return null;
  const reason = line.reason.toLowerCase();
  if (!(reason in statusLooks.reason)) return <span className="text-quiet">{line.reason}</span>;
  return (
    <span>
      <StatusChip kind="reason" status={reason as StatusOf<"reason">} />
    </span>
  );
}

function Gift() {
  const t = useTranslations("store.orderDetail.line");
  return <Chip tone="done">{t("gift")}</Chip>;
}
