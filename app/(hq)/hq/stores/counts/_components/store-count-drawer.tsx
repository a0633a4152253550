"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Figures } from "@/app/_ui/card";
import { cn } from "@/app/_ui/cn";
import { Drawer } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { Refusal } from "@/app/_ui/refusal";
import { StatusChip } from "@/app/_ui/status-chip";
import { TextInput } from "@/app/_ui/text-input";

type Stocktake = RouterOutputs["stocktake"]["get"];

/** A count of a store: what differs first, what it is worth, and the decision of a direct store's. */
export function StoreCountDrawer({
  stocktake,
  onClose,
}: {
  stocktake: string | undefined;
  onClose: () => void;
}) {
  const query = useQuery({
    ...useTRPC().stocktake.get.queryOptions({ stocktake: stocktake ?? "" }),
    enabled: stocktake !== undefined,
  });
  return (
    <Drawer
      isOpen={stocktake !== undefined}
      onClose={onClose}
      title={stocktake ?? ""}
      aside={query.data && <StatusChip kind="stocktake" status={query.data.status} />}
    >
      <QueryPane query={query}>{(data) => <Detail data={data} />}</QueryPane>
    </Drawer>
  );
}

function Detail({ data }: { data: Stocktake }) {
  const t = useTranslations("hq.storeCounts");
  const counted = data.lines.filter(({ takes }) => takes > 0);
  const lines = counted.toSorted((a, b) => Math.abs(b.worthFen ?? 0) - Math.abs(a.worthFen ?? 0));
  return (
    <div className="flex flex-col gap-5">
      <p className="text-quiet">
        {data.store} {data.storeName} · {t(`kinds.${data.kind}`, { scope: data.scope })} · {data.openedBy}
      </p>
      {data.seesResult ? (
        <>
          <Figures
            figures={[
              { label: t("columns.counted"), value: `${counted.length} / ${data.lines.length}` },
              { label: t("gain"), value: <Money fen={data.gainFen} /> },
              { label: t("loss"), value: <Money fen={data.lossFen} /> },
            ]}
          />
          <ul className="divide-y">
            {lines.map((line) => (
              <Line key={line.item} line={line} />
            ))}
          </ul>
        </>
      ) : (
        <p>{t(data.status === "cancelled" ? "cancelled" : data.status === "open" ? "counting" : "owners")}</p>
      )}
      {data.status === "submitted" && data.decides && <Decision data={data} />}
    </div>
  );
}

function Line({ line }: { line: Stocktake["lines"][number] }) {
  const t = useTranslations("hq.storeCounts");
  const format = useFormat();
  const difference = line.differenceEach ?? 0;
  const signed = (qty: number) => `${qty > 0 ? "+" : ""}${format.quantity(qty, line.isWeighed)}`;
  return (
    <li className="flex items-baseline justify-between gap-4 py-2">
      <span>
        <span className="mr-2 text-quiet">{line.item}</span>
        {line.name}
        <span className="ml-2 text-quiet">{line.countedBy}</span>
      </span>
      <span className={cn("text-right whitespace-nowrap", difference < 0 && "text-blocked")}>
        {difference === 0 ? t("same") : `${signed(difference)} · ${format.money(line.worthFen ?? 0)}`}
        {line.rejudgedEach !== 0 && (
          <span className="block text-quiet">{t("rejudged", { qty: signed(line.rejudgedEach) })}</span>
        )}
      </span>
    </li>
  );
}

function Decision({ data }: { data: Stocktake }) {
  const t = useTranslations("hq.storeCounts");
  const [reason, setReason] = useState("");
  const decide = useCommand(useTRPC().stocktake.decide.mutationOptions(), {
    done: ({ status }) => t(`after.${status}`),
    onRefused: () => true,
  });
  const run = (decision: "post" | "back" | "cancel") =>
    decide.run({ stocktake: data.stocktake, decision, reason });
  return (
    <div className="flex flex-col gap-3 border-t pt-4">
      <Field id="count-reason" label={t("reason")}>
        <TextInput id="count-reason" maxLength={200} value={reason} onChange={setReason} />
      </Field>
      {decide.sentence && <Refusal sentence={decide.sentence} />}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" size="large" isLoading={decide.isRunning} onClick={() => run("post")}>
          {t("post")}
        </Button>
        <Button size="large" onClick={() => run("back")}>
          {t("back")}
        </Button>
        <Button size="large" variant="quiet" onClick={() => run("cancel")}>
          {t("cancel")}
        </Button>
      </div>
    </div>
  );
}
