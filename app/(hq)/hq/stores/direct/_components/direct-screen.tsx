"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { useListParams } from "@/app/_ui/data-table";
import { PageHeader } from "@/app/_ui/page-header";
import { Tabs } from "@/app/_ui/tabs";
import { DirectOrders } from "./direct-orders";
import { DirectReceipts } from "./direct-receipts";
import { OrderForm } from "./order-form";

/** What suppliers bring to the doors of stores: what came, what is ordered, and a new order for a store. */
export function DirectScreen({ mayOrder }: { mayOrder: boolean }) {
  const t = useTranslations("hq.direct");
  const { get, set } = useListParams();
  const [isNew, setIsNew] = useState(false);
  const view = get("view") === "orders" ? "orders" : "receipts";
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("text")}
        action={
          mayOrder && (
            <Button variant="primary" onClick={() => setIsNew(true)}>
              {t("order.new")}
            </Button>
          )
        }
      />
      <Tabs
        value={view}
        onChange={(next) =>
          set({
            view: next === "orders" ? next : undefined,
            status: undefined,
            cursor: undefined,
            q: undefined,
          })
        }
        tabs={[
          { value: "receipts", label: t("receipts") },
          { value: "orders", label: t("order.list") },
        ]}
      />
      {view === "orders" ? <DirectOrders /> : <DirectReceipts />}
      {isNew && (
        <OrderForm
          onClose={(isMade) => {
            setIsNew(false);
            if (isMade) set({ view: "orders", status: undefined, cursor: undefined, q: undefined });
          }}
        />
      )}
    </>
  );
}
