"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Button, LinkButton } from "@/app/_ui/button";
import { Card, Figures } from "@/app/_ui/card";

type Outcome = RouterOutputs["bank"]["importFile"];

/** What came in, what the rules matched, and where to go on. */
export function ImportDone({ outcome, onAnother }: { outcome: Outcome; onAnother: () => void }) {
  const t = useTranslations("hq.bank.import");
  const format = useFormat();
  const { imported, duplicates, matched, suggested, unmatched } = outcome;
  const figures = { imported, duplicates, matched: matched.length, suggested, unmatched };
  return (
    <Card
      title={
        <span className="flex items-center gap-2" role="status">
          <CircleCheck aria-hidden className="size-5 text-done" />
          {t("doneTitle", { statement: outcome.statement })}
        </span>
      }
    >
      <Figures
        figures={(Object.keys(figures) as (keyof typeof figures)[]).map((name) => ({
          label: t(name),
          value: format.count(figures[name]),
        }))}
      />
      <div className="mt-5 flex flex-wrap gap-2">
        {matched.length > 0 && (
          <LinkButton href="/hq/deposits" variant="primary" size="large">
            {t("toApproval")}
          </LinkButton>
        )}
        {suggested + unmatched > 0 && (
          <LinkButton href="/hq/bank/unmatched" size="large">
            {t("toDesk")}
          </LinkButton>
        )}
        <Button size="large" variant="quiet" onClick={onAnother}>
          {t("another")}
        </Button>
      </div>
    </Card>
  );
}
