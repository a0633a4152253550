"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { Button } from "@/app/_ui/button";
import { downloadCsv } from "@/app/_ui/data-table/csv";
import { useListParams } from "@/app/_ui/data-table/use-list-params";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { toast } from "@/app/_ui/toast";
import {
  type BusinessDay,
  businessDayOf,
  monthStartOf,
  parseBusinessDay,
} from "@/server/shared/business-day";
import { PeriodPicker } from "../../../_components/period-picker";
import { useReasonWord } from "./entry-reason";
import { LedgerDays } from "./ledger-days";

/** The ledger of a period: opening + income − expense = closing, which is the next period's opening (R09). */
export function Ledger({ account }: { account: string }) {
  const trpc = useTRPC();
  const { get, set } = useListParams();
  const today = businessDayOf(new Date());
  const from = parseBusinessDay(get("from") ?? "") ?? monthStartOf(today);
  const to = parseBusinessDay(get("to") ?? "") ?? today;
  const days = useQuery({
    ...trpc.funds.ledgerDays.queryOptions({ account, from, to }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <PeriodPicker from={from} to={to} onChange={set} />
        <ExportButton account={account} from={from} to={to} />
      </div>
      <QueryPane query={days} skeleton={<TableSkeleton columns={5} />}>
        {(ledger) => <LedgerDays account={account} ledger={ledger} />}
      </QueryPane>
    </div>
  );
}

interface Period {
  account: string;
  from: BusinessDay;
  to: BusinessDay;
}

/** The period as a file for the bookkeeper: every entry, with opening and closing. */
function ExportButton({ account, from, to }: Period) {
  const t = useTranslations("hq.account.ledger");
  const word = useReasonWord();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const sentenceFor = useErrorSentence();
  const [isLoading, setIsLoading] = useState(false);
  const save = async () => {
    setIsLoading(true);
    try {
      const ledger = await queryClient.fetchQuery(trpc.account.entries.queryOptions({ account, from, to }));
      const heads = [
        "no",
        "day",
        "type",
        "document",
        "store",
        "income",
        "expense",
        "balance",
        "remark",
      ] as const;
      downloadCsv(`${account}-${from}-${to}`, [
        heads.map((head) => t(head)),
        ["", "", t("opening"), "", "", "", "", ledger.opening, ""],
        ...ledger.rows.map((row) => [
          row.no,
          row.businessDay,
          word(row.type),
          row.document,
          row.store,
          row.income,
          row.expense,
          row.balance,
          row.remark,
        ]),
        ["", "", t("closing"), "", "", "", "", ledger.closing, ""],
      ]);
    } catch (error) {
      toast.refused(sentenceFor(error));
    } finally {
      setIsLoading(false);
    }
  };
  return (
    <Button icon={<Download aria-hidden />} isLoading={isLoading} onClick={() => void save()}>
      {t("export")}
    </Button>
  );
}
