"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import { QuantityInput } from "@/app/_ui/quantity-input";
import { Refusal } from "@/app/_ui/refusal";
import type { Claim } from "./claim-drawer";
import { ClaimEvidence, ItemFacts } from "./claim-evidence";

interface ClaimDecisionProps {
  claim: Claim;
  onDone: () => void;
}

/** Of each line so much is accepted, all of it at first; the money and the goods move with one press. */
export function ClaimDecision({ claim, onDone }: ClaimDecisionProps) {
  const t = useTranslations("common.claims");
  const format = useFormat();
  const trpc = useTRPC();
  const { difference } = claim;
  const evidence = useQuery(trpc.dock.claimEvidence.queryOptions({ difference }));
  const worth = useQuery(trpc.delivery.claimWorth.queryOptions({ difference }));
  const [accepted, setAccepted] = useState<Record<number, number>>({});
  const [isRejecting, setIsRejecting] = useState(false);
  const decide = useCommand(trpc.delivery.decideDifference.mutationOptions(), {
    done: ({ creditFen }) => t("done", { no: difference, amount: format.money(creditFen ?? 0) }),
    onDone,
    onRefused: () => {
      setIsRejecting(false);
      return true;
    },
  });
  const acceptedOf = (line: Claim["lines"][number]) => accepted[line.line] ?? line.qtyEach;
  const send = (qtyOf: (line: Claim["lines"][number]) => number) =>
    decide.run({
      difference,
      lines: claim.lines.map((line) => ({ item: line.item, type: line.type, acceptedQty: qtyOf(line) })),
    });
  const isAll = claim.lines.every((line) => acceptedOf(line) === line.qtyEach);
  return (
    <section className="flex flex-col gap-3">
      <ul className="divide-y rounded-lg border">
        {claim.lines.map((line) => {
          const known = evidence.data?.items.find(({ item }) => item === line.item);
          const fen = worth.data?.find((one) => one.line === line.line)?.worthFen;
          return (
            <li key={line.line} className="flex flex-col gap-2 px-3 py-3">
              <span className="flex items-baseline justify-between gap-3">
                <span>
                  <span className="mr-2 text-quiet">{line.item}</span>
                  {t("claimed", {
                    name: line.name,
                    type: t(`types.${line.type}`),
                    qty: format.quantity(line.qtyEach, line.isWeighed),
                  })}
                </span>
                {fen !== undefined && <span className="whitespace-nowrap">{format.money(fen)}</span>}
              </span>
              {known && <ItemFacts item={known} isWeighed={line.isWeighed} />}
              <span className="flex flex-wrap items-center gap-3">
                <span className="text-sm text-quiet">{t("accept")}</span>
                <QuantityInput
                  label={t("acceptOf", { name: line.name })}
                  value={acceptedOf(line)}
                  max={line.qtyEach}
                  unit={line.isWeighed ? "g" : undefined}
                  onChange={(qty) => setAccepted((before) => ({ ...before, [line.line]: qty }))}
                />
                <span className="text-sm text-quiet">
                  {t("of", { qty: format.quantity(line.qtyEach, line.isWeighed) })}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
      <ClaimEvidence difference={difference} />
      {decide.sentence && <Refusal sentence={decide.sentence} />}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" size="large" isLoading={decide.isRunning} onClick={() => send(acceptedOf)}>
          {t(isAll ? "acceptAll" : "acceptPart")}
        </Button>
        <Button size="large" disabled={decide.isRunning} onClick={() => setIsRejecting(true)}>
          {t("reject")}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isRejecting}
        title={t("rejectTitle", { no: difference })}
        confirm={t("reject")}
        isDangerous
        isRunning={decide.isRunning}
        onConfirm={() => send(() => 0)}
        onClose={() => setIsRejecting(false)}
      >
        {t("rejectText")}
      </ConfirmDialog>
    </section>
  );
}
