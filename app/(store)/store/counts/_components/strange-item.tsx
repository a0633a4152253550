"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { Dialog } from "@/app/_ui/dialog";
import { Refusal } from "@/app/_ui/refusal";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { NumberPad } from "../../_components/number-pad";

interface StrangeItemProps {
  store: string;
  code: string;
  onTake: (item: string, qty: number) => void;
  onClose: () => void;
}

/** Something that nobody asked to count lies there: it joins the count. */
export function StrangeItem({ store, code, onTake, onClose }: StrangeItemProps) {
  const t = useTranslations("store.counts");
  const sentenceFor = useErrorSentence();
  const item = useQuery({
    ...useTRPC().storeStock.item.queryOptions({ store, item: code }),
    retry: false,
  });
  if (item.data)
    return (
      <NumberPad
        title={item.data.name}
        description={t("strange")}
        isWeighed={item.data.isWeighed}
        unit={item.data.unit}
        casePackEach={item.data.casePackEach}
        qty={undefined}
        label={t("take")}
        onClose={onClose}
        onDone={(qty) => onTake(item.data.item, qty)}
      />
    );
  return (
    <Dialog isOpen onClose={onClose} title={code}>
      {item.isError ? <Refusal sentence={sentenceFor(item.error)} /> : <LinesSkeleton lines={4} />}
    </Dialog>
  );
}
