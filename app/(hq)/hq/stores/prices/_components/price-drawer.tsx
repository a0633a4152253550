"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Drawer } from "@/app/_ui/dialog";
import { QueryPane } from "@/app/_ui/query-pane";
import { StatusChip } from "@/app/_ui/status-chip";
import { PriceDecision } from "./price-decision";
import { PriceLineFacts } from "./price-line";

type PriceChange = RouterOutputs["retail"]["change"];

/** A price change with its lines; while some wait, each is decided on its own. */
export function PriceDrawer({ change, onClose }: { change: string | undefined; onClose: () => void }) {
  const query = useQuery({
    ...useTRPC().retail.change.queryOptions({ change: change ?? "" }),
    enabled: change !== undefined,
  });
  return (
    <Drawer
      isOpen={change !== undefined}
      onClose={onClose}
      title={change ?? ""}
      aside={query.data && <StatusChip kind="price" status={query.data.status} />}
    >
      <QueryPane query={query}>{(data) => <Detail data={data} />}</QueryPane>
    </Drawer>
  );
}

function Detail({ data }: { data: PriceChange }) {
  const t = useTranslations("hq.prices");
  const format = useFormat();
  const settled = data.lines.filter(({ status }) => status !== "pending" || !data.mayDecide);
  return (
    <div className="flex flex-col gap-5">
      <p className="text-quiet">
        {data.store} {data.storeName} · {t(`reasons.${data.reason}`)}
        {data.note && ` · ${data.note}`} · {data.requestedBy} · {format.instant(data.requestedAt)}
      </p>
      <p>
        {data.endsAt
          ? t("fromTo", { from: format.instant(data.effectiveAt), to: format.instant(data.endsAt) })
          : t("fromOn", { from: format.instant(data.effectiveAt) })}
        {data.isLate && <span className="ml-2 text-blocked">{t("late")}</span>}
      </p>
      {data.mayDecide && <PriceDecision key={data.change} data={data} />}
      {settled.length > 0 && (
        <ul aria-label={t("lines")} className="divide-y border-y">
          {settled.map((line) => (
            <li key={line.item} className="py-2">
              <PriceLineFacts line={line} />
              <p className="mt-1 flex flex-wrap items-center gap-x-3 text-sm text-quiet">
                <StatusChip kind="price" status={line.status} />
                {line.decidedBy}
                {line.countsFrom &&
                  line.countsFrom !== data.effectiveAt &&
                  ` · ${t("countsFrom", { at: format.instant(line.countsFrom) })}`}
                {line.decisionReason && ` · ${line.decisionReason}`}
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
