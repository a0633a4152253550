"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { QueryPane } from "@/app/_ui/query-pane";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { type Slip, SlipChoice } from "../../_components/slip-choice";

interface SlipListProps {
  query: UseQueryResult<Slip[], unknown>;
  lineFen: number;
  isRunning: boolean;
  onMatch: (deposit: string) => void;
  chosen: ReadonlyMap<string, number>;
  onChoose: (slip: Slip, isChosen: boolean) => void;
}

/** The slips that the line may pay for, surest first; the first nine have a key. */
export function SlipList({ query, lineFen, isRunning, onMatch, chosen, onChoose }: SlipListProps) {
  const t = useTranslations("hq.bank.desk");
  return (
    <section aria-label={t("proposals")} className="rounded-lg border bg-raised">
      <h2 className="border-b px-3 py-2 font-medium">{t("proposals")}</h2>
      <QueryPane query={query} skeleton={<LinesSkeleton lines={3} />}>
        {(slips) =>
          slips.length === 0 ? (
            <p className="px-3 py-4 text-quiet">{t("noProposal")}</p>
          ) : (
            <ol className="divide-y">
              {slips.map((slip, index) => (
                <SlipChoice
                  key={slip.deposit}
                  slip={slip}
                  lineFen={lineFen}
                  keyName={index < 9 ? String(index + 1) : undefined}
                  isRunning={isRunning}
                  onMatch={() => onMatch(slip.deposit)}
                  chosen={{
                    isChosen: chosen.has(slip.deposit),
                    onChoose: (isChosen) => onChoose(slip, isChosen),
                  }}
                />
              ))}
            </ol>
          )
        }
      </QueryPane>
    </section>
  );
}
