"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { ScanBox } from "@/app/_ui/scan-box";
import { scanFeedback } from "@/app/_ui/scan-feedback";
import { Skeleton } from "@/app/_ui/skeleton";
import { ItemsMeant } from "./items-meant";
import { NumberPad } from "./number-pad";

export type FoundItem = RouterOutputs["storeStock"]["item"];

interface ItemFinderProps {
  store: string;
  label: string;
  /** What is asked of a quantity, and what the pad's button says. */
  question: string;
  take: string;
  /** An item to begin with. */
  first?: string;
  /** Stands before the pad: what may not be taken at all is refused when it is scanned. */
  gate?: (item: FoundItem, pad: ReactNode) => ReactNode;
  onTake: (item: FoundItem, qty: number) => void;
}

/** Scan or type an item, then how many of it: the way into every list that is made in a shop. */
export function ItemFinder({ store, label, question, take, first, gate, onTake }: ItemFinderProps) {
  const t = useTranslations("store.finder");
  const sentenceFor = useErrorSentence();
  const [code, setCode] = useState(first);
  const item = useQuery({
    ...useTRPC().storeStock.item.queryOptions({ store, item: code ?? "" }),
    enabled: code !== undefined,
    retry: false,
  });
  const { isError, isSuccess } = item;
  useEffect(() => {
    if (code !== undefined && (isError || isSuccess)) scanFeedback(isError ? "bad" : "good");
  }, [code, isError, isSuccess]);
  const pad = code !== undefined && item.data && (
    <NumberPad
      title={item.data.name}
      description={`${question} ${t("inStock", { qty: item.data.onHandEach / (item.data.isWeighed ? 1_000 : 1) })}`}
      isWeighed={item.data.isWeighed}
      unit={item.data.unit}
      casePackEach={item.data.casePackEach}
      qty={undefined}
      label={take}
      onClose={() => setCode(undefined)}
      onDone={(qty) => {
        onTake(item.data, qty);
        setCode(undefined);
      }}
    />
  );
  return (
    <>
      <ScanBox onScan={setCode} label={label} />
      {code !== undefined && item.isPending && <Skeleton className="h-12 w-full" />}
      {code !== undefined && isError && (
        <ItemsMeant store={store} text={code} sentence={sentenceFor(item.error)} onChoose={setCode} />
      )}
      {pad && item.data && (gate ? gate(item.data, pad) : pad)}
    </>
  );
}
