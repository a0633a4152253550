"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { Button } from "@/app/_ui/button";
import { Refusal } from "@/app/_ui/refusal";
import { LinesSkeleton } from "@/app/_ui/skeleton";

interface QueryPaneProps<Data> {
  query: UseQueryResult<Data, unknown>;
  /** Shown while loading; as large as what will come. */
  skeleton?: ReactNode;
  children: (data: Data) => ReactNode;
}

/** What a query answered; before that its skeleton, and a refusal or a lost connection in words with a way to try again. */
export function QueryPane<Data>({ query, skeleton, children }: QueryPaneProps<Data>) {
  const t = useTranslations("common.errors");
  const sentenceFor = useErrorSentence();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) {
    return (
      <Refusal
        sentence={sentenceFor(query.error)}
        action={
          <Button size="large" onClick={() => void query.refetch()}>
            {t("retry")}
          </Button>
        }
      />
    );
  }
  return <>{skeleton ?? <LinesSkeleton lines={6} />}</>;
}
