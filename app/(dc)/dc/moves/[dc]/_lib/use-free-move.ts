"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { newRequestId } from "@/app/_lib/request-id";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import type { Feedback } from "@/app/_ui/scan-feedback";
import type { Done } from "./moves";

type AtPlace = RouterOutputs["warehouse"]["atPlace"];
export type FreeGoods = AtPlace["goods"][number];

interface FreeMoveOptions {
  dc: string;
  signal: (kind: Feedback) => void;
  refuse: (sentence: string) => void;
  add: (done: Done) => void;
}

/** Goods carried without a task: the place, the item where several lie there, how many, and the place where they are put. */
export function useFreeMove({ dc, signal, refuse, add }: FreeMoveOptions) {
  const t = useTranslations("dc.moveScreen");
  const trpc = useTRPC();
  const client = useQueryClient();
  const sentenceFor = useErrorSentence();
  const [place, setPlace] = useState<AtPlace | undefined>(undefined);
  const [chosen, setChosen] = useState<FreeGoods | undefined>(undefined);
  const [qty, setQty] = useState<number | undefined>(undefined);
  const goods = chosen ?? (place?.goods.length === 1 ? place.goods[0] : undefined);
  const each = qty ?? goods?.qtyEach ?? 0;
  const forget = () => {
    setPlace(undefined);
    setChosen(undefined);
    setQty(undefined);
  };

  const look = async (code: string) => {
    try {
      const found = await client.fetchQuery({
        ...trpc.warehouse.atPlace.queryOptions({ dc, place: code }),
        staleTime: 0,
      });
      if (found.goods.length === 0) return refuse(t("nothingThere", { place: found.place }));
      signal("good");
      setPlace(found);
    } catch (error) {
      refuse(sentenceFor(error));
    }
  };
  const onScan = (code: string) => {
    const text = code.trim().toUpperCase();
    if (!place) return void look(text);
    const item = place.goods.find((one) => one.barcode === text || one.item.toUpperCase() === text);
    if (item) {
      signal("good");
      setQty(undefined);
      return setChosen(item);
    }
    if (!goods) return refuse(t("itemOfPlace", { place: place.place }));
    if (/^\d{1,5}$/.test(text)) {
      const wanted = Number(text);
      if (wanted === 0 || wanted > goods.qtyEach)
        return refuse(t("tooMany", { most: String(goods.qtyEach) }));
      signal("good");
      return setQty(wanted);
    }
    if (/^\d{8,14}$/.test(text)) return refuse(t("wrongCode", { scanned: text, wanted: goods.name }));
    signal("good");
    add({ id: newRequestId(), kind: "move", item: goods.item, from: place.place, to: text, qty: each });
    forget();
  };
  return { place, goods, each, choose: setChosen, forget, onScan };
}
