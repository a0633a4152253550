"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useEffect, useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { Button } from "@/app/_ui/button";
import { Refusal } from "@/app/_ui/refusal";
import { scanFeedback } from "@/app/_ui/scan-feedback";
import type { FoundItem } from "../../_components/item-finder";
import { useObjectionSentence } from "./objections";

interface ReturnableGateProps {
  store: string;
  recall: string | undefined;
  item: FoundItem;
  children: ReactNode;
}

/** Asks before the pad whether an item can be returned at all (R21, example 4); without network the draft takes it, the server decides. */
export function ReturnableGate({ store, recall, item, children }: ReturnableGateProps) {
  const t = useTranslations("store.returns");
  const sentence = useObjectionSentence();
  const [isAsking, setIsAsking] = useState(false);
  const lines = [{ item: item.item, qty: 1 }];
  const quote = useQuery({
    ...useTRPC().returns.quote.queryOptions({ store, recall, lines }),
    retry: false,
  });
  const objection = quote.data?.objections[0];
  const isRefused = objection !== undefined;
  useEffect(() => {
    if (isRefused) scanFeedback("bad");
  }, [isRefused]);
  if (quote.isPending) return null;
  if (!objection) return children;
  if (isAsking) return children;
  const isLiftable = objection.status === "not_returnable" || objection.status === "not_in_plan";
  return (
    <Refusal
      sentence={`${item.name}: ${sentence(objection, item.isWeighed)}`}
      action={
        isLiftable && (
          <Button size="touch" onClick={() => setIsAsking(true)}>
            {t("askFor")}
          </Button>
        )
      }
    />
  );
}
