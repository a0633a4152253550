"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { Key } from "@/app/_ui/key-hints";
import { QueryPane } from "@/app/_ui/query-pane";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { TextInput } from "@/app/_ui/text-input";
import { asBusinessDay } from "@/server/shared/business-day";
import { parseFen } from "@/server/shared/fen";
import type { useBankLines } from "./use-bank-lines";

interface BankLineKeysProps {
  lines: ReturnType<typeof useBankLines>;
  searchBox: Ref<HTMLInputElement>;
  declaredFen: number;
  onPick: (line: string) => void;
}

/**
 * Open lines of the bank that may be this slip's money, surest first, each with why; or what a search over all of them
 * finds. The keys 1 to 9 take one: before that nothing is matched.
 */
export function BankLineKeys({ lines, searchBox, declaredFen, onPick }: BankLineKeysProps) {
  const t = useTranslations("hq.desk");
  const format = useFormat();
  return (
    <section className="flex flex-col gap-2" aria-label={t("lines")}>
      <h2 className="font-semibold">{t("lines")}</h2>
      <TextInput
        ref={searchBox}
        value={lines.search}
        onChange={lines.setSearch}
        data-desk-search=""
        icon={<Search aria-hidden />}
        suffix={<Key>/</Key>}
        aria-label={t("searchLines")}
        placeholder={t("searchLines")}
      />
      <QueryPane query={lines.query} skeleton={<LinesSkeleton lines={3} />}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="text-quiet">{t(lines.isSearching ? "noLinesFound" : "noLines")}</p>
          ) : (
            <>
              <p className="text-table text-quiet">{t("proposedLines")}</p>
              <ol className="divide-y rounded-lg border bg-raised">
                {rows.map((line, at) => {
                  const fen = parseFen(line.amount) ?? 0;
                  return (
                    <li key={line.line}>
                      <button
                        type="button"
                        onClick={() => onPick(line.line)}
                        className="flex w-full items-start gap-3 px-3 py-2 text-left hover:bg-hover"
                      >
                        <Key>{at + 1}</Key>
                        <span className="min-w-0 flex-1">
                          <span className="flex justify-between gap-2 font-medium">
                            <span className={fen === declaredFen ? undefined : "text-attention"}>
                              {format.money(fen)}
                            </span>
                            <span className="text-quiet">{format.day(asBusinessDay(line.day))}</span>
                          </span>
                          <span className="block text-table break-words text-quiet">
                            {[`${line.payerName} ${line.payerAccount}`, line.note, line.bankReference]
                              .filter((text) => text.trim() !== "")
                              .join(" · ")}
                          </span>
                          {line.rule && (
                            <span className="block text-table text-information">
                              {t(`rules.${line.rule}` as "rules.by_hand")}
                            </span>
                          )}
                        </span>
                      </button>
                    </li>
                  );
                })}
              </ol>
            </>
          )
        }
      </QueryPane>
    </section>
  );
}
