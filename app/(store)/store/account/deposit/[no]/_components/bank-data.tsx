"use client";

import { useQuery } from "@tanstack/react-query";
import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { copyText } from "@/app/_ui/document-number";
import { QueryPane } from "@/app/_ui/query-pane";
import type { Slip } from "./slip-screen";

/** Where to send the money: every line can be copied into the bank's app; the code goes into the note. */
export function BankData({ slip, qr }: { slip: Slip; qr?: string }) {
  const t = useTranslations("store.deposit");
  const accounts = useQuery(useTRPC().account.deposits.bankAccounts.queryOptions());
  return (
    <Card title={t("transferTo")}>
      <dl className="flex flex-col divide-y">
        <CopyLine label={t("amount")} value={slip.amount} isLarge />
        {slip.referenceCode && (
          <CopyLine label={t("code")} value={slip.referenceCode} help={t("codeHelp")} isLarge />
        )}
      </dl>
      {qr && slip.referenceCode && (
        // biome-ignore lint/performance/noImgElement: a drawing in the page itself, nothing to load
        <img
          src={qr}
          alt={t("qr", { code: slip.referenceCode })}
          className="mx-auto my-3 size-36 rounded-md"
        />
      )}
      <QueryPane query={accounts}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="text-quiet">{t("noBank")}</p>
          ) : (
            rows.map((row) => (
              <dl key={row.accountNo} className="flex flex-col divide-y border-t">
                <CopyLine label={t("holder")} value={row.holder} />
                <CopyLine label={t("accountNo")} value={row.accountNo} />
                <CopyLine label={t("bank")} value={[row.bank, row.branch].filter(Boolean).join(" ")} />
              </dl>
            ))
          )
        }
      </QueryPane>
    </Card>
  );
}

interface CopyLineProps {
  label: string;
  value: string;
  help?: string;
  isLarge?: boolean;
}

function CopyLine({ label, value, help, isLarge }: CopyLineProps) {
  const t = useTranslations("store.deposit");
  const [isCopied, setIsCopied] = useState(false);
  return (
    <div className="grid grid-cols-[1fr_auto] items-center gap-x-3 py-2">
      <dt className="text-sm text-quiet">{label}</dt>
      <dd className={isLarge ? "text-xl font-semibold break-all" : "font-medium break-all"}>{value}</dd>
      {help && <dd className="text-sm text-quiet">{help}</dd>}
      <dd className="col-start-2 row-span-3 row-start-1">
        <Button
          size="large"
          aria-label={t(isCopied ? "copiedWhat" : "copyWhat", { what: label })}
          icon={isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
          onClick={async () => {
            await copyText(value);
            setIsCopied(true);
            setTimeout(() => setIsCopied(false), 1_500);
          }}
        >
          {t(isCopied ? "copied" : "copy")}
        </Button>
      </dd>
    </div>
  );
}
