"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Key } from "@/app/_ui/key-hints";
import { QueryPane } from "@/app/_ui/query-pane";
import { asBusinessDay } from "@/server/shared/business-day";
import { parseFen } from "@/server/shared/fen";

/** Open lines of the bank that may be this slip's money, surest first; the keys 1 to 9 take one. */
export function BankLineKeys({ deposit, onPick }: { deposit: string; onPick: (line: string) => void }) {
  const t = useTranslations("hq.desk");
  const format = useFormat();
  const lines = useQuery(useTRPC().bank.lines.forSlip.queryOptions({ deposit }));
  return (
    <section className="flex flex-col gap-2" aria-label={t("lines")}>
      <h2 className="font-semibold">{t("lines")}</h2>
      <QueryPane query={lines}>
        {({ suggested }) =>
          suggested.length === 0 ? (
            <p className="text-quiet">{t("noLines")}</p>
          ) : (
            <ol className="divide-y rounded-lg border bg-raised">
              {suggested.slice(0, 9).map((line, at) => (
                <li key={line.line}>
                  <button
                    type="button"
                    onClick={() => onPick(line.line)}
                    className="flex w-full items-start gap-3 px-3 py-2 text-left hover:bg-hover"
                  >
                    <Key>{at + 1}</Key>
                    <span className="min-w-0 flex-1">
                      <span className="flex justify-between gap-2 font-medium">
                        {format.money(parseFen(line.amount) ?? 0)}
                        <span className="text-quiet">{format.day(asBusinessDay(line.day))}</span>
                      </span>
                      <span className="block text-table text-quiet">
                        {line.payerName} {line.payerAccount} · {line.note}
                      </span>
                      <span className="block text-table text-information">
                        {t(`rules.${line.rule}` as "rules.by_hand")}
                      </span>
                    </span>
                  </button>
                </li>
              ))}
            </ol>
          )
        }
      </QueryPane>
    </section>
  );
}
