"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Figures } from "@/app/_ui/card";
import { Drawer } from "@/app/_ui/dialog";
import { Money } from "@/app/_ui/money";
import { Quantity } from "@/app/_ui/quantity";
import { QueryPane } from "@/app/_ui/query-pane";
import { StatusChip } from "@/app/_ui/status-chip";
import { formatCost } from "@/server/shared/cost";
import { AskReason } from "../../../_components/ask-reason";

type Receipt = RouterOutputs["direct"]["receipt"];

interface ReceiptDrawerProps {
  receipt: string | undefined;
  onClose: () => void;
}

/** A receipt of a store: its goods, what they cost, and taking it back in direct stores. */
export function ReceiptDrawer({ receipt, onClose }: ReceiptDrawerProps) {
  const query = useQuery({
    ...useTRPC().direct.receipt.queryOptions({ receipt: receipt ?? "" }),
    enabled: receipt !== undefined,
  });
  return (
    <Drawer
      isOpen={receipt !== undefined}
      onClose={onClose}
      title={receipt ?? ""}
      aside={query.data && <StatusChip kind="receipt" status={query.data.status} />}
    >
      <QueryPane query={query}>{(data) => <Detail data={data} />}</QueryPane>
    </Drawer>
  );
}

function Detail({ data }: { data: Receipt }) {
  const t = useTranslations("hq.direct");
  const format = useFormat();
  return (
    <div className="flex flex-col gap-5">
      <p className="text-quiet">
        {data.store} {data.storeName} · {data.receivedBy} · {format.instant(data.receivedAt)}
        {data.order && ` · ${data.order}`}
      </p>
      <Figures
        figures={[
          { label: t("columns.supplier"), value: data.supplier, note: data.supplierNote },
          { label: t("columns.amountFen"), value: <Money fen={data.amountFen} /> },
          ...(data.reversedAt
            ? [
                {
                  label: t("reversed"),
                  value: format.instant(data.reversedAt),
                  note: [data.reversedBy, data.reverseReason].filter(Boolean).join(" · "),
                },
              ]
            : []),
        ]}
      />
      <ul className="divide-y">
        {data.lines.map((line) => (
          <li key={line.item} className="flex items-baseline justify-between gap-4 py-2">
            <span>
              <span className="mr-2 text-quiet">{line.item}</span>
              {line.name}
              <span className="block text-sm text-quiet">
                ¥{formatCost(line.costMicro)}/{line.isWeighed ? "kg" : line.unit}
              </span>
            </span>
            <span className="whitespace-nowrap tabular-nums">
              <Quantity qty={line.qtyEach} unit={line.unit} isWeighed={line.isWeighed} /> ·{" "}
              {format.money(line.amountFen)}
            </span>
          </li>
        ))}
      </ul>
      {data.mayReverse && <TakeBack receipt={data.receipt} />}
    </div>
  );
}

function TakeBack({ receipt }: { receipt: string }) {
  const t = useTranslations("hq.direct");
  const command = useCommand(useTRPC().direct.reverse.mutationOptions(), {
    done: t("takenBack"),
    onRefused: () => true,
  });
  return (
    <AskReason
      label={t("takeBack")}
      reasonLabel={t("reason")}
      isDangerous
      command={command}
      onRun={(reason) => command.run({ receipt, reason })}
    />
  );
}
