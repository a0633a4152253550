"use client";

import { CircleCheck, OctagonAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Chip } from "@/app/_ui/status-chip";
import { PlainTable } from "../../_components/plain-table";
import { useCheckWord } from "./use-check-word";

type Check = RouterOutputs["proof"]["now"]["checks"][number];

/** Every check with what it compared; the failing ones first, with examples. */
export function ProofChecks({ checks }: { checks: readonly Check[] }) {
  const t = useTranslations("hq.proof");
  const word = useCheckWord();
  const format = useFormat();
  const sorted = checks.toSorted((a, b) => Number(a.ok) - Number(b.ok));
  return (
    <PlainTable
      label={t("checks")}
      heads={[
        { key: "name", label: t("check") },
        { key: "result", label: t("result") },
        { key: "count", label: t("count"), isFigure: true },
        { key: "failed", label: t("failed"), isFigure: true },
        { key: "difference", label: t("difference"), isFigure: true },
      ]}
      rows={sorted.map((check) => ({
        key: check.name,
        cells: [
          <div key="name">
            {word(check.name)} <code className="ml-1 text-quiet">{check.name}</code>
            {check.examples.length > 0 && (
              <ul className="mt-1 list-disc pl-5 text-blocked">
                {check.examples.map((example) => (
                  <li key={example}>{example}</li>
                ))}
              </ul>
            )}
          </div>,
          check.ok ? (
            <Chip key="ok" tone="done" icon={CircleCheck}>
              {t("ok")}
            </Chip>
          ) : (
            <Chip key="differs" tone="blocked" icon={OctagonAlert}>
              {t("differs")}
            </Chip>
          ),
          format.count(check.count),
          format.count(check.failed),
          check.difference,
        ],
      }))}
    />
  );
}
