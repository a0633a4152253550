"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "@/app/_ui/cn";
import { Money } from "@/app/_ui/money";
import { asBusinessDay } from "@/server/shared/business-day";
import { parseFen } from "@/server/shared/fen";
import { DeliveryPart } from "./delivery-part";
import { QuotaPart } from "./quota-part";

export type StatementView = RouterOutputs["statement"]["get"];
export type StatementContent = StatementView["content"];

export const Amount = ({ text, className }: { text: string; className?: string }) => (
  <Money fen={parseFen(text) ?? 0} className={className} />
);

/** A statement as it is printed: sums first, then what they are made of. Every figure is from the stored text. */
export function StatementPaper({ content, hash }: { content: StatementContent; hash: string }) {
  const t = useTranslations("common.statement");
  const format = useFormat();
  const day = (text: string) => format.fullDay(asBusinessDay(text));
  const charged = parseFen(content.deliveries.charged) ?? 0;
  return (
    <article className="flex flex-col gap-6 rounded-md border bg-raised p-4 sm:p-6 print:border-0 print:p-0">
      <header>
        <h2 className="font-semibold">
          {content.account} {content.accountName}
        </h2>
        <p className="text-quiet">
          {content.statement} · {day(content.from)} – {day(content.to)}
        </p>
      </header>
      <dl className="flex flex-col">
        <Line label={t("opening")} isStrong>
          <Amount text={content.opening} />
        </Line>
        {content.movements.map(({ type, total }) => (
          <Line key={type} label={<TypeWord type={type} />}>
            <Amount text={total} />
          </Line>
        ))}
        <Line label={t("types.delivery")}>
          <Money fen={charged === 0 ? 0 : -charged} />
        </Line>
        <Line label={t("closing")} isStrong>
          <Amount text={content.closing} />
        </Line>
        <Line label={t("holds", { count: content.holds.count })}>
          <Amount text={content.holds.amount} />
        </Line>
      </dl>
      <DeliveryPart deliveries={content.deliveries} />
      <QuotaPart quotas={content.quotas ?? []} />
      {content.movements.map((movements) => (
        <Part key={movements.type} title={<TypeWord type={movements.type} />}>
          <ul className="divide-y">
            {movements.rows.map((row) => (
              <li
                key={`${row.document} ${row.day} ${row.amount}`}
                className="flex justify-between gap-4 py-1.5"
              >
                <span className="min-w-0">
                  <span className="text-quiet">{format.day(asBusinessDay(row.day))}</span>{" "}
                  <span className="break-all">{row.document}</span> {row.store}
                  {row.remark && <span className="block text-table text-quiet">{row.remark}</span>}
                </span>
                <Amount text={row.amount} className="tabular-nums" />
              </li>
            ))}
          </ul>
          {movements.rows.length < movements.count && (
            <p className="pt-2 text-quiet">
              {t("more", { shown: movements.rows.length, count: movements.count })}
            </p>
          )}
        </Part>
      ))}
      <p className="text-table break-all text-quiet">{t("hash", { hash })}</p>
    </article>
  );
}

export function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="break-inside-avoid-page">
      <h3 className="mb-2 font-medium">{title}</h3>
      {children}
    </section>
  );
}

function Line({ label, isStrong, children }: { label: ReactNode; isStrong?: boolean; children: ReactNode }) {
  return (
    <div className={cn("flex justify-between gap-4 border-b py-2", isStrong && "font-medium")}>
      <dt>{label}</dt>
      <dd className="tabular-nums">{children}</dd>
    </div>
  );
}

const known = [
  "opening",
  "deposit",
  "deposit_reversal",
  "return",
  "difference",
  "fee",
  "rebate",
  "coupon_chargeback",
  "adjustment",
  "transfer",
  "refund",
] as const;

/** The kind of a movement in words; one that no release knew yet keeps its own name. */
function TypeWord({ type }: { type: string }) {
  const t = useTranslations("common.statement.types");
  const name = known.find((one) => one === type);
  return <>{name ? t(name) : type}</>;
}
