"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { PackageCheck } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { EmptyState } from "@/app/_ui/empty-state";
import { Field } from "@/app/_ui/field";
import { Refusal } from "@/app/_ui/refusal";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { TextInput } from "@/app/_ui/text-input";
import { DcChoice, useDc } from "../../../_components/dc-choice";
import { GoodsFoot } from "../../../_components/goods-foot";
import { goodsOf, type Wish, type WishedLine, wishedLines } from "../_lib/wishes";
import { RouteChoice } from "./route-choice";
import { WaitingLines } from "./waiting-lines";

/** Makes a purchase order of what the pool waits for at the chosen DC. */
export function OrderWaiting() {
  const dc = useDc();
  return dc === undefined ? <TableSkeleton /> : <Ordering key={dc} dc={dc} />;
}

function Ordering({ dc }: { dc: string }) {
  const t = useTranslations("dc.stock.purchases");
  const trpc = useTRPC();
  const router = useRouter();
  const [routes, setRoutes] = useState<string[]>([]);
  const [supplier, setSupplier] = useState("");
  const [expectedOn, setExpectedOn] = useState("");
  const [wishes, setWishes] = useState<ReadonlyMap<string, Wish>>(new Map());
  const [isCrossDock, setIsCrossDock] = useState(true);
  const query = useQuery({
    ...trpc.warehouse.waitingGoods.queryOptions({ dc, routes }),
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.rows ?? [];
  const lines = wishedLines(rows, wishes);
  const taken = lines.filter(({ isTaken, qty }) => isTaken && qty > 0);
  const hasDock = query.data?.crossDock != null;
  const command = useCommand(trpc.warehouse.orderWaiting.mutationOptions(), {
    done: ({ purchase }) => t("done", { no: purchase }),
    onDone: ({ purchase }) => router.push(`/dc/stock/purchases?dc=${dc}&open=${purchase}` as Route),
    onRefused: () => true,
  });
  const send = () =>
    command.run({
      dc,
      routes,
      supplier: supplier.trim(),
      expectedOn,
      crossDock: isCrossDock && hasDock,
      lines: taken.map(({ item, qty, lacking, unitCost }) => ({ item, qty, lacking, unitCost })),
    });
  const change = (item: string, part: Partial<Wish>) =>
    setWishes((now) => new Map(now).set(item, { ...now.get(item), ...part }));
  const chooseSupplier = (name: string) => {
    setSupplier(name);
    setWishes(
      (now) =>
        new Map(rows.map((row) => [row.item, { ...now.get(row.item), isTaken: row.supplier === name }])),
    );
  };
  return (
    <>
      <div className="flex flex-wrap items-end gap-4">
        <DcChoice />
        <RouteChoice routes={routes} onChange={setRoutes} />
        <Field id="supplier" label={t("columns.supplier")}>
          <TextInput id="supplier" value={supplier} onChange={setSupplier} className="w-64 max-w-full" />
        </Field>
        <Field id="expected" label={t("columns.expectedOn")}>
          <TextInput id="expected" type="date" value={expectedOn} onChange={setExpectedOn} className="w-40" />
        </Field>
      </div>
      <Suppliers lines={lines} chosen={supplier} onChoose={chooseSupplier} />
      {hasDock ? (
        <Checkbox isChecked={isCrossDock} onChange={setIsCrossDock} label={t("crossDockLong")} />
      ) : (
        query.data && <p className="text-quiet">{t("waiting.noCrossDock")}</p>
      )}
      {query.isPending ? (
        <TableSkeleton />
      ) : lines.length === 0 ? (
        <EmptyState icon={PackageCheck} title={t("waiting.empty")} text={t("waiting.emptyText")} />
      ) : (
        <>
          <WaitingLines lines={lines} onChange={change} />
          {rows.length > lines.length && (
            <p className="text-quiet">{t("waiting.covered", { count: rows.length - lines.length })}</p>
          )}
        </>
      )}
      {command.sentence && (
        <Refusal
          sentence={command.sentence}
          action={
            <Button
              size="large"
              isLoading={query.isFetching}
              onClick={() => {
                setWishes(new Map());
                void query.refetch();
              }}
            >
              {t("waiting.refresh")}
            </Button>
          }
        />
      )}
      <GoodsFoot
        lines={taken.map(goodsOf)}
        hasCost
        isRunning={command.isRunning}
        lacks={supplier.trim() === "" ? "supplier" : expectedOn === "" ? "expectedOn" : undefined}
        send={t("waiting.send")}
        onSend={send}
      />
    </>
  );
}

/** Whom these items were ordered from last: one press names the supplier and takes theirs alone. */
function Suppliers({
  lines,
  chosen,
  onChoose,
}: {
  lines: readonly WishedLine[];
  chosen: string;
  onChoose: (supplier: string) => void;
}) {
  const t = useTranslations("dc.stock.purchases.waiting");
  const counts = new Map<string, number>();
  for (const { supplier } of lines) if (supplier) counts.set(supplier, (counts.get(supplier) ?? 0) + 1);
  if (counts.size === 0) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {[...counts].map(([supplier, count]) => (
        <Button
          key={supplier}
          size="small"
          aria-pressed={chosen === supplier}
          variant={chosen === supplier ? "primary" : "secondary"}
          onClick={() => onChoose(supplier)}
        >
          {t("supplierOf", { supplier, count })}
        </Button>
      ))}
    </div>
  );
}
