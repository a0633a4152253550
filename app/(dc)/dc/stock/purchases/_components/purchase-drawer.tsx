"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button, LinkButton } from "@/app/_ui/button";
import { Drawer } from "@/app/_ui/dialog";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Facts } from "@/app/_ui/facts";
import { Quantity } from "@/app/_ui/quantity";
import { QueryPane } from "@/app/_ui/query-pane";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { Chip } from "@/app/_ui/status-chip";
import { ReasonDialog } from "../../../_components/reason-dialog";
import { SimpleTable } from "../../../_components/simple-table";
import { PurchaseChip } from "./purchases-table";

interface PurchaseDrawerProps {
  dc: string;
  purchase: string | undefined;
  onClose: () => void;
  mayReceive: boolean;
  mayChange: boolean;
}

/** A purchase order, line by line: ordered, come, at which cost; from here it is received or closed. */
export function PurchaseDrawer({ dc, purchase, onClose, mayReceive, mayChange }: PurchaseDrawerProps) {
  return (
    <Drawer
      isOpen={purchase !== undefined}
      onClose={onClose}
      title={purchase ? <DocumentNumber no={purchase} /> : ""}
    >
      {purchase && <PurchaseView dc={dc} purchase={purchase} mayReceive={mayReceive} mayChange={mayChange} />}
    </Drawer>
  );
}

function PurchaseView({ dc, purchase, mayReceive, mayChange }: Omit<PurchaseDrawerProps, "onClose">) {
  const query = useQuery(useTRPC().warehouse.purchase.queryOptions({ dc, purchase: purchase ?? "" }));
  return (
    <QueryPane query={query} skeleton={<LinesSkeleton lines={6} />}>
      {(data) => (
        <div className="flex flex-col gap-4">
          <Head purchase={data} />
          <Lines purchase={data} />
          {data.status === "open" && (mayReceive || mayChange) && (
            <div className="flex flex-wrap gap-2">
              {mayReceive && (
                <LinkButton
                  variant="primary"
                  size="large"
                  href={`/dc/stock/receipts/new?dc=${dc}&purchase=${data.purchase}`}
                >
                  <Verb word="receive" />
                </LinkButton>
              )}
              {mayChange && <Close dc={dc} purchase={data.purchase} />}
            </div>
          )}
        </div>
      )}
    </QueryPane>
  );
}

type View = RouterOutputs["warehouse"]["purchase"];

function Verb({ word }: { word: "receive" }) {
  return useTranslations("dc.stock.purchases")(word);
}

function Head({ purchase }: { purchase: View }) {
  const t = useTranslations("dc.stock.purchases");
  const format = useFormat();
  return (
    <>
      <Facts>
        <PurchaseChip status={purchase.status} />
        <span className="font-medium">{purchase.supplier}</span>
        <span>{t("expected", { day: format.day(purchase.expectedOn) })}</span>
        <span>{purchase.createdBy}</span>
      </Facts>
      {purchase.note && <p>{purchase.note}</p>}
      {purchase.closedAt && (
        <p className="text-quiet">
          {t("closedBy", { who: purchase.closedBy ?? "", when: format.instant(purchase.closedAt) })}
          {purchase.closeReason && ` · ${purchase.closeReason}`}
        </p>
      )}
    </>
  );
}

function Lines({ purchase }: { purchase: View }) {
  const t = useTranslations("dc.stock.purchases");
  return (
    <SimpleTable
      label={t("lines")}
      heads={[
        { label: t("columns.item") },
        { label: t("columns.qty"), isEnd: true },
        { label: t("columns.received"), isEnd: true },
        { label: t("columns.unitCost"), isEnd: true, isWideOnly: true },
      ]}
      rows={purchase.lines}
      rowId={(line) => line.item}
      cells={(line) => [
        <span key="item">
          <span className="font-medium">{line.item}</span> {line.name}{" "}
          {line.crossDock && (
            <Chip tone="attention">
              {t("crossDock")}
              {line.waitingStores > 0 && ` · ${t("waitingStores", { count: line.waitingStores })}`}
            </Chip>
          )}
        </span>,
        <Quantity key="qty" qty={line.qty} isWeighed={line.isWeighed} unit={line.unit} />,
        <Quantity
          key="received"
          qty={line.received}
          isWeighed={line.isWeighed}
          unit={line.unit}
          className={line.received >= line.qty ? "text-done" : undefined}
        />,
        <span key="cost">{line.unitCost === null ? "–" : `¥${line.unitCost}`}</span>,
      ]}
    />
  );
}

function Close({ dc, purchase }: { dc: string; purchase: string }) {
  const t = useTranslations("dc.stock.purchases");
  const trpc = useTRPC();
  const [isOpen, setIsOpen] = useState(false);
  const command = useCommand(trpc.warehouse.closePurchase.mutationOptions(), {
    done: t("closed", { no: purchase }),
    onDone: () => setIsOpen(false),
    onRefused: () => true,
  });
  return (
    <>
      <Button size="large" onClick={() => setIsOpen(true)}>
        {t("close")}
      </Button>
      <ReasonDialog
        isOpen={isOpen}
        title={t("closeTitle", { no: purchase })}
        confirm={t("close")}
        isRunning={command.isRunning}
        sentence={command.sentence}
        onConfirm={(reason) => command.run({ dc, purchase, reason })}
        onClose={() => setIsOpen(false)}
      >
        {t("closeText")}
      </ReasonDialog>
    </>
  );
}
