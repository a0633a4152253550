"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Drawer } from "@/app/_ui/dialog";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Facts } from "@/app/_ui/facts";
import { Money } from "@/app/_ui/money";
import { Quantity } from "@/app/_ui/quantity";
import { QueryPane } from "@/app/_ui/query-pane";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { Chip } from "@/app/_ui/status-chip";
import { parseFen } from "@/server/shared/fen";
import { SimpleTable } from "../../../_components/simple-table";
import { Reversal } from "./reversal";

/** A receipt as it was posted: what came, when it expires, what it cost. */
export function ReceiptDrawer({
  dc,
  receipt,
  onClose,
  mayReverse,
}: {
  dc: string;
  receipt: string | undefined;
  onClose: () => void;
  mayReverse: boolean;
}) {
  return (
    <Drawer
      isOpen={receipt !== undefined}
      onClose={onClose}
      title={receipt ? <DocumentNumber no={receipt} /> : ""}
    >
      {receipt && <ReceiptView dc={dc} receipt={receipt} mayReverse={mayReverse} />}
    </Drawer>
  );
}

/** Who may not see costs gets none. */
const hasCost = ({ lines }: { lines: readonly { unitCost: string | null }[] }) =>
  lines.some(({ unitCost }) => unitCost !== null);

function ReceiptView({ dc, receipt, mayReverse }: { dc: string; receipt: string; mayReverse: boolean }) {
  const t = useTranslations("dc.stock.receipts");
  const format = useFormat();
  const query = useQuery(useTRPC().warehouse.receipt.queryOptions({ dc, receipt }));
  const dash = <span className="text-quiet">–</span>;
  return (
    <QueryPane query={query} skeleton={<LinesSkeleton lines={6} />}>
      {(data) => (
        <div className="flex flex-col gap-4">
          <Facts>
            <span className="font-medium">{data.supplier}</span>
            {data.supplierNote && <span>{t("noteNo", { no: data.supplierNote })}</span>}
            {data.purchase ? <DocumentNumber no={data.purchase} /> : <span>{t("blind")}</span>}
            <span>{format.instant(data.receivedAt)}</span>
            <span>{data.receivedBy}</span>
          </Facts>
          <SimpleTable
            label={t("lines")}
            heads={[
              { label: t("columns.item") },
              { label: t("columns.expiresOn"), isWideOnly: true },
              { label: t("columns.qty"), isEnd: true },
              ...(hasCost(data)
                ? [
                    { label: t("columns.unitCost"), isEnd: true },
                    { label: t("columns.value"), isEnd: true },
                  ]
                : []),
            ]}
            rows={data.lines}
            rowId={(line) => `${line.item} ${line.expiresOn} ${line.unitCost} ${line.qty}`}
            cells={(line) => [
              <span key="item">
                <span className="font-medium">{line.item}</span> {line.name}{" "}
                {line.crossDock && <Chip tone="attention">{t("crossDock")}</Chip>}
              </span>,
              line.expiresOn ?? dash,
              <Quantity key="qty" qty={line.qty} isWeighed={line.isWeighed} unit={line.unit} />,
              ...(hasCost(data)
                ? [
                    line.unitCost === null ? dash : `¥${line.unitCost}`,
                    <Money key="value" fen={parseFen(line.value ?? "")} />,
                  ]
                : []),
            ]}
          />
          {data.value !== null && (
            <p className="flex justify-between text-base font-medium">
              <span>{t("total")}</span>
              <Money fen={parseFen(data.value)} />
            </p>
          )}
          <Reversal receipt={data} mayReverse={mayReverse} />
        </div>
      )}
    </QueryPane>
  );
}
