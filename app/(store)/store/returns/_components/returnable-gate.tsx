"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useEffect } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
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
  const sentence = useObjectionSentence();
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
  return <Refusal sentence={`${item.name}: ${sentence(objection, item.isWeighed)}`} />;
}
