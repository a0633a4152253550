"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { Button, LinkButton } from "@/app/_ui/button";
import { Drawer } from "@/app/_ui/dialog";
import { PermitDialog } from "@/app/_ui/permit/permit-dialog";
import { QueryPane } from "@/app/_ui/query-pane";
import { StatusChip } from "@/app/_ui/status-chip";
import { Facts } from "../../_components/facts";
import { AccountLink } from "../../_components/record-link";
import { StoreKind } from "./store-kind";
import { StoreTags } from "./store-tags";
import { StoreTerms } from "./store-terms";

interface StoreDrawerProps {
  store: string | undefined;
  /** Whether this person may let it order late. */
  mayPermit: boolean;
  /** Whether this person says how prices come to its shelves. */
  mayConfigure: boolean;
  onClose: () => void;
}

/** One store: what hangs on it, when and for how much it may order. */
export function StoreDrawer({ store, mayPermit, mayConfigure, onClose }: StoreDrawerProps) {
  const t = useTranslations("hq.store");
  const permit = useTranslations("common.permit");
  const [isLate, setIsLate] = useState(false);
  const trpc = useTRPC();
  const found = useQuery({
    ...trpc.org.stores.queryOptions({ search: store ?? "", limit: 20 }),
    enabled: store !== undefined,
  });
  const row = found.data?.rows.find((one) => one.store === store);
  return (
    <Drawer
      isOpen={store !== undefined}
      onClose={onClose}
      title={row ? `${row.store} ${row.name}` : (store ?? "")}
      aside={row && <StatusChip kind="store" status={row.status} />}
      actions={
        store && (
          <>
            {mayPermit && <Button onClick={() => setIsLate(true)}>{permit("action")}</Button>}
            <LinkButton href={`/hq/deliveries?store=${store}`}>{t("deliveries")}</LinkButton>
            <LinkButton href={`/hq/orders?store=${store}`}>{t("orders")}</LinkButton>
          </>
        )
      }
    >
      <QueryPane query={found}>{() => row && <StoreFacts row={row} />}</QueryPane>
      {store && <StoreTerms store={store} />}
      {store && <StoreTags store={store} mayConfigure={mayConfigure} />}
      {store && isLate && <PermitDialog store={store} onClose={() => setIsLate(false)} />}
    </Drawer>
  );
}

function StoreFacts({ row }: { row: RouterOutputs["org"]["stores"]["rows"][number] }) {
  const t = useTranslations("hq.stores.columns");
  return (
    <Facts
      facts={[
        { label: t("kind"), value: <StoreKind store={row} /> },
        {
          label: t("account"),
          value: row.account ? <AccountLink code={row.account} name={row.accountName} /> : "–",
        },
        { label: t("planName"), value: `${row.plan} ${row.planName}` },
        { label: t("templateName"), value: `${row.template} ${row.templateName}` },
        { label: t("routePath"), value: row.routePath },
        { label: t("stop"), value: row.stop },
        { label: t("phone"), value: row.phone || "–" },
      ]}
    />
  );
}
