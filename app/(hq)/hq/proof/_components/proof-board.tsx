"use client";

import { useQuery } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { Button } from "@/app/_ui/button";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "@/app/_ui/query-pane";
import { LinesSkeleton, TableSkeleton } from "@/app/_ui/skeleton";
import { Section } from "../../_components/facts";
import { NightlyRuns } from "./nightly-runs";
import { ProofChecks } from "./proof-checks";
import { ProofVerdict } from "./proof-verdict";
import { ProofViews } from "./proof-views";

/** The proof as of now, which runs when the page opens, and the thirty last nights. */
export function ProofBoard() {
  const t = useTranslations("hq.proof");
  const trpc = useTRPC();
  const proof = useQuery({
    ...trpc.proof.now.queryOptions(),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const runs = useQuery(trpc.proof.runs.queryOptions());
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title={t("title")}
        text={t("text")}
        aside={<ProofViews view="proof" />}
        action={
          <Button
            variant="primary"
            size="large"
            icon={<ShieldCheck aria-hidden />}
            isLoading={proof.isFetching}
            onClick={() => void proof.refetch()}
          >
            {t("run")}
          </Button>
        }
      />
      <QueryPane query={proof} skeleton={<TableSkeleton rows={20} columns={4} />}>
        {(data) => (
          <>
            <ProofVerdict proof={data} at={proof.dataUpdatedAt} />
            <ProofChecks checks={data.checks} />
          </>
        )}
      </QueryPane>
      <Section title={t("nights")}>
        <QueryPane query={runs} skeleton={<LinesSkeleton />}>
          {(rows) => <NightlyRuns runs={rows} />}
        </QueryPane>
      </Section>
    </div>
  );
}
