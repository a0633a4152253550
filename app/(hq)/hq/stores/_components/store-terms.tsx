"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { timeOfDay } from "@/server/shared/time-of-day";
import { Facts, Section } from "../../_components/facts";
import { PlainTable } from "../../_components/plain-table";
import { useDayRule } from "./use-day-rule";

type Terms = RouterOutputs["org"]["terms"];

/** The store's ordering calendar as it is now, its limits, and its exceptions of sourcing (R04, R23). */
export function StoreTerms({ store }: { store: string }) {
  const t = useTranslations("hq.store");
  const trpc = useTRPC();
  const terms = useQuery(trpc.org.terms.queryOptions({ store }));
  return (
    <QueryPane query={terms}>
      {(data) => (
        <>
          <Section title={t("windows", { version: data.templateVersion })}>
            <Windows windows={data.windows} />
          </Section>
          <Section title={t("limits")}>
            <Limits terms={data} />
          </Section>
          {data.exceptions.length > 0 && (
            <Section title={t("exceptions")}>
              <PlainTable
                label={t("exceptions")}
                heads={[
                  { key: "item", label: t("item") },
                  { key: "dc", label: t("dc") },
                ]}
                rows={data.exceptions.map((one) => ({
                  key: one.item,
                  cells: [`${one.item} ${one.name}`, one.dc],
                }))}
              />
            </Section>
          )}
        </>
      )}
    </QueryPane>
  );
}

function Windows({ windows }: { windows: Terms["windows"] }) {
  const t = useTranslations("hq.store");
  const dayRule = useDayRule();
  if (windows.length === 0) return <p className="text-quiet">{t("noWindow")}</p>;
  return (
    <PlainTable
      label={t("calendar")}
      heads={[
        { key: "category", label: t("category") },
        { key: "days", label: t("days") },
        { key: "time", label: t("time") },
        { key: "min", label: t("min"), isFigure: true },
        { key: "max", label: t("max"), isFigure: true },
      ]}
      rows={windows.map((window, index) => ({
        key: index,
        cells: [
          window.category ?? t("everything"),
          dayRule(window.dayRule),
          window.startsMinute === window.endsMinute
            ? t("allDay")
            : `${timeOfDay(window.startsMinute)}–${timeOfDay(window.endsMinute)}`,
          <Money key="min" fen={window.minFen} />,
          <Money key="max" fen={window.maxFen} />,
        ],
      }))}
    />
  );
}

function Limits({ terms }: { terms: Terms }) {
  const t = useTranslations("hq.store");
  const format = useFormat();
  const returns = {
    none: t("returnsNone"),
    monthly: t("returnsMonthly", { amount: format.money(terms.returnMonthlyFen ?? 0) }),
    ratio: t("returnsRatio", { rate: format.rate(terms.returnRatioBp ?? 0) }),
  };
  return (
    <Facts
      facts={[
        { label: t("returns"), value: returns[terms.returnPolicy] },
        ...(terms.codLimitFen === null
          ? []
          : [{ label: t("codLimit"), value: <Money fen={terms.codLimitFen} /> }]),
      ]}
    />
  );
}
