"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { ScanBox } from "@/app/_ui/scan-box";
import { scanFeedback } from "@/app/_ui/scan-feedback";
import { Skeleton } from "@/app/_ui/skeleton";
import { ItemsMeant } from "../../_components/items-meant";
import { type ItemPrice, PricePad } from "./price-pad";

interface PriceScanProps {
  store: string;
  label: string;
  /** An item to begin with. */
  first: string | undefined;
  /** What was wished for an item already. */
  wished: (item: string) => number | undefined;
  onTake: (item: ItemPrice, priceFen: number) => void;
}

/** Scan or type an item, then its new price. */
export function PriceScan({ store, label, first, wished, onTake }: PriceScanProps) {
  const sentenceFor = useErrorSentence();
  const [code, setCode] = useState(first);
  const item = useQuery({
    ...useTRPC().retail.itemPrice.queryOptions({ store, item: code ?? "" }),
    enabled: code !== undefined,
    retry: false,
  });
  const { isError, isSuccess } = item;
  useEffect(() => {
    if (code !== undefined && (isError || isSuccess)) scanFeedback(isError ? "bad" : "good");
  }, [code, isError, isSuccess]);
  return (
    <>
      <ScanBox onScan={setCode} label={label} />
      {code !== undefined && item.isPending && <Skeleton className="h-12 w-full" />}
      {code !== undefined && isError && (
        <ItemsMeant store={store} text={code} sentence={sentenceFor(item.error)} onChoose={setCode} />
      )}
      {code !== undefined && item.data && (
        <PricePad
          key={item.data.item}
          item={item.data}
          first={wished(item.data.item)}
          onClose={() => setCode(undefined)}
          onDone={(priceFen) => {
            onTake(item.data, priceFen);
            setCode(undefined);
          }}
        />
      )}
    </>
  );
}
