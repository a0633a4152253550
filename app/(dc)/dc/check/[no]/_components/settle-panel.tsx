"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Refusal } from "@/app/_ui/refusal";
import type { Feedback } from "@/app/_ui/scan-feedback";
import { useStatusWord } from "@/app/_ui/status-chip";
import type { Check } from "../_lib/check-draft";

type Difference = Check["differences"][number];
const reasons = ["not_found", "damaged", "empty"] as const;
interface Decision {
  outcome: "corrected" | "mended";
  reason?: (typeof reasons)[number];
}

/** What becomes of each difference: the goods were put right, or the picked quantity follows the count. */
export function SettlePanel({
  check,
  signal,
  onSettled,
}: {
  check: Check;
  signal: (kind: Feedback) => void;
  onSettled: () => void;
}) {
  const t = useTranslations("dc.check");
  const [decisions, setDecisions] = useState<Readonly<Record<string, Decision>>>({});
  const settle = useCommand(useTRPC().check.settle.mutationOptions(), {
    onDone: () => {
      signal("good");
      onSettled();
    },
    onRefused: () => {
      signal("bad");
      return true;
    },
  });
  const items = check.differences.flatMap(({ item }) => {
    const decision = decisions[item];
    return decision ? { item, ...decision } : [];
  });
  return (
    <>
      <p role="status" className="rounded-lg bg-attention-soft px-3 py-2 text-lg font-medium text-attention">
        {t("decide", { count: check.differences.length })}
      </p>
      <ul className="flex flex-col gap-4">
        {check.differences.map((difference) => (
          <li key={difference.item}>
            <DecisionOf
              difference={difference}
              decision={decisions[difference.item]}
              onDecide={(decision) => setDecisions((before) => ({ ...before, [difference.item]: decision }))}
            />
          </li>
        ))}
      </ul>
      {settle.sentence && <Refusal sentence={settle.sentence} />}
      <div className="sticky bottom-0 mt-auto bg-surface pt-2">
        <Button
          size="touch"
          variant="primary"
          className="h-14 w-full"
          disabled={items.length < check.differences.length}
          isLoading={settle.isRunning}
          onClick={() => settle.run({ delivery: check.delivery, items })}
        >
          {t("settle")}
        </Button>
      </div>
    </>
  );
}

function DecisionOf({
  difference: { item, name, unit, isWeighed, countedEach, pickedEach, allocatedEach },
  decision,
  onDecide,
}: {
  difference: Difference;
  decision: Decision | undefined;
  onDecide: (decision: Decision) => void;
}) {
  const t = useTranslations("dc.check");
  const format = useFormat();
  const word = useStatusWord();
  const picked = pickedEach ?? 0;
  const write = (qty: number) => `${format.quantity(qty, isWeighed)} ${isWeighed ? "kg" : unit}`;
  const isShort = countedEach < (allocatedEach ?? 0);
  const choose = (next: Decision, label: string) => {
    const isChosen = decision?.outcome === next.outcome && decision.reason === next.reason;
    return (
      <Button
        key={`${next.outcome} ${next.reason}`}
        size="touch"
        variant={isChosen ? "primary" : "secondary"}
        aria-pressed={isChosen}
        className="h-auto min-h-12 py-1 whitespace-normal"
        onClick={() => onDecide(next)}
      >
        {label}
      </Button>
    );
  };
  return (
    <section aria-label={name} className="flex flex-col gap-2">
      <p className="font-medium">
        {name} <span className="font-normal text-quiet">{item}</span>
      </p>
      <p className="text-2xl font-semibold tabular-nums">
        {t("pickedAndCounted", { picked: write(picked), counted: write(countedEach) })}
      </p>
      <div className="flex flex-col gap-2">
        {choose(
          { outcome: "mended" },
          countedEach < picked
            ? t("added", { qty: write(picked - countedEach) })
            : t("takenOut", { qty: write(countedEach - picked) }),
        )}
        {countedEach <= (allocatedEach ?? 0) &&
          (isShort
            ? reasons.map((reason) =>
                choose(
                  { outcome: "corrected", reason },
                  t("correctBecause", { qty: write(countedEach), reason: word("reason", reason) }),
                ),
              )
            : choose({ outcome: "corrected" }, t("correct", { qty: write(countedEach) })))}
      </div>
    </section>
  );
}
