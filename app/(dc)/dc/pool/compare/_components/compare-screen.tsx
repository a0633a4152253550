"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { LinkButton } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { Refusal } from "@/app/_ui/refusal";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { type Cut, CutFields } from "../../../_components/cut-fields";
import { cutOf, type Side, sides, withCut } from "../_lib/cuts";
import { CompareReport } from "./compare-report";

/** Two cuts above, what each would do below, differences marked. Nothing is written. */
export function CompareScreen() {
  const t = useTranslations("dc.compare");
  const router = useRouter();
  const params = useSearchParams();
  const cuts = { a: cutOf(params, "a"), b: cutOf(params, "b") };
  const runs = { a: usePreview(cuts.a), b: usePreview(cuts.b) };
  const sentenceFor = useErrorSentence();
  const change = (side: Side) => (cut: Cut) =>
    router.replace(`/dc/pool/compare?${withCut(params, side, cut)}` as Route, { scroll: false });
  const error = runs.a.error ?? runs.b.error;
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 lg:grid-cols-2">
        {sides.map((side) => (
          <Card
            key={side}
            title={t(side)}
            aside={
              cuts[side].route && (
                <LinkButton size="small" variant="quiet" href={poolHref(cuts[side])}>
                  {t("toPool")}
                </LinkButton>
              )
            }
          >
            <CutFields cut={cuts[side]} onChange={change(side)} />
          </Card>
        ))}
      </div>
      {error ? (
        <Refusal sentence={sentenceFor(error)} />
      ) : runs.a.data && runs.b.data ? (
        <CompareReport a={runs.a.data} b={runs.b.data} />
      ) : cuts.a.route === undefined || cuts.b.route === undefined ? (
        <EmptyState title={t("choose")} text={t("chooseText")} />
      ) : (
        <LinesSkeleton lines={12} />
      )}
    </div>
  );
}

function usePreview({ route, ...cut }: Cut) {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.pool.preview.queryOptions({ route: route ?? "", ...cut }),
    enabled: route !== undefined,
    staleTime: 30_000,
  });
}

function poolHref({ route, dc, pickType }: Cut): string {
  const query = new URLSearchParams({ route: route ?? "", ...(dc && { dc }), ...(pickType && { pickType }) });
  return `/dc/pool?${query}`;
}
