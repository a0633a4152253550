"use client";

import { useQuery } from "@tanstack/react-query";
import { ScanEye } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC, useTRPCClient } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { Button } from "@/app/_ui/button";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { DocumentNumber } from "@/app/_ui/document-number";
import { EmptyState } from "@/app/_ui/empty-state";
import { QueryPane } from "@/app/_ui/query-pane";
import { Refusal } from "@/app/_ui/refusal";
import { ScanBox } from "@/app/_ui/scan-box";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { Chip } from "@/app/_ui/status-chip";
import { useScanSignal } from "@/app/_ui/use-scan-signal";
import { Instant } from "../../_components/cells";
import { ReasonDialog } from "../../_components/reason-dialog";

type Row = RouterOutputs["check"]["list"][number];
const column = columnsOf<Row>();
const href = (delivery: string) => `/dc/check/${delivery}` as Route;

/** Everything that waits for a check. A scan of a delivery order, a tote or a case opens its count. */
export function CheckList({ mayWaive }: { mayWaive: boolean }) {
  const t = useTranslations("dc.check");
  const heads = useTranslations("dc.check.columns");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const router = useRouter();
  const sentenceFor = useErrorSentence();
  const { signal, flash } = useScanSignal();
  const [sentence, setSentence] = useState<string>();
  const [waiving, setWaiving] = useState<string>();
  const query = useQuery({ ...trpc.check.list.queryOptions(), refetchInterval: 10_000 });
  const waive = useCommand(trpc.check.waive.mutationOptions(), {
    done: ({ delivery }) => t("waived", { delivery }),
    onDone: () => setWaiving(undefined),
    onRefused: () => true,
  });
  const open = async (code: string) => {
    try {
      const { delivery } = await client.check.find.query({ code });
      signal("good");
      setSentence(undefined);
      router.push(href(delivery));
    } catch (error) {
      signal("bad");
      setSentence(sentenceFor(error));
    }
  };
  return (
    <>
      {flash}
      <ScanBox label={t("scan")} onScan={(code) => void open(code)} className="mb-4 max-w-xl" />
      {sentence && <Refusal sentence={sentence} className="mb-4" />}
      <QueryPane query={query} skeleton={<TableSkeleton />}>
        {(rows) => (
          <DataTable
            id="dc-checks"
            label={t("title")}
            columns={columnsFor(mayWaive ? setWaiving : undefined)}
            heads={heads}
            rows={rows}
            rowId={(row) => row.delivery}
            onOpen={(row) => router.push(href(row.delivery))}
            empty={<EmptyState icon={ScanEye} title={t("empty")} text={t("emptyText")} />}
          />
        )}
      </QueryPane>
      <ReasonDialog
        key={waiving}
        isOpen={waiving !== undefined}
        title={t("waiveTitle", { delivery: waiving ?? "" })}
        confirm={t("waive")}
        isRunning={waive.isRunning}
        sentence={waive.sentence}
        onConfirm={(reason) => waive.run({ delivery: waiving ?? "", reason })}
        onClose={() => setWaiving(undefined)}
      >
        <p>{t("waiveText")}</p>
      </ReasonDialog>
    </>
  );
}

const columnsFor = (onWaive: ((delivery: string) => void) | undefined) =>
  column.columns([
    column.accessor("delivery", {
      cell: (c) => <DocumentNumber no={c.getValue()} href={href(c.getValue())} />,
      meta: { card: "title" },
    }),
    column.accessor("cause", {
      cell: (c) => <CauseChip row={c.row.original} />,
      meta: { card: "aside" },
    }),
    column.accessor(({ request }) => request?.reason ?? "", {
      id: "reason",
      cell: (c) => {
        const { request } = c.row.original;
        return request ? <RequestWords request={request} /> : "–";
      },
    }),
    column.accessor("store", {
      cell: (c) => (
        <span>
          <span className="font-medium">{c.getValue()}</span> {c.row.original.storeName}
        </span>
      ),
    }),
    column.accessor("wave", {
      cell: (c) => <DocumentNumber no={c.getValue()} href={`/dc/waves/${c.getValue()}`} />,
    }),
    column.accessor("pickers", {
      cell: (c) => c.getValue().join(" ") || "–",
      meta: { csv: (row: Row) => row.pickers.join(" ") },
    }),
    column.accessor("lines", { meta: { align: "end" } }),
    column.accessor("pickedAt", {
      cell: (c) => <Instant at={c.getValue()} />,
      meta: { csv: (row: Row) => row.pickedAt.toISOString() },
    }),
    ...(onWaive
      ? [
          column.display({
            id: "waive",
            cell: (c) => <WaiveButton delivery={c.row.original.delivery} onWaive={onWaive} />,
          }),
        ]
      : []),
  ]);

function RequestWords({ request }: { request: NonNullable<Row["request"]> }) {
  return useTranslations("dc.check")("requestedBy", request);
}

function CauseChip({ row: { cause, status, countedByName } }: { row: Row }) {
  const t = useTranslations("dc.check");
  if (status === "counted")
    return <Chip tone="attention">{t("differsBy", { by: countedByName ?? "" })}</Chip>;
  return <Chip tone={cause === "random" ? "neutral" : "information"}>{t(`causes.${cause}`)}</Chip>;
}

function WaiveButton({ delivery, onWaive }: { delivery: string; onWaive: (delivery: string) => void }) {
  const t = useTranslations("dc.check");
  return (
    <Button
      size="small"
      onClick={(event) => {
        event.stopPropagation();
        onWaive(delivery);
      }}
    >
      {t("waive")}
    </Button>
  );
}
