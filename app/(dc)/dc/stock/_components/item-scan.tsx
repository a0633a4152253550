"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { Button } from "@/app/_ui/button";
import { ScanBox } from "@/app/_ui/scan-box";
import type { Feedback } from "@/app/_ui/scan-feedback";
import { useScanSignal } from "@/app/_ui/use-scan-signal";
import type { FoundItem } from "../_lib/goods";

interface ItemScanProps {
  dc: string;
  /** Answers what the page makes of the item, in a sentence where it is not simply taken. */
  onItem: (item: FoundItem) => { tone: Feedback; notice?: string };
}

/** Finds an item by scanner or by typing; a text that several items fit offers them. */
export function ItemScan({ dc, onItem }: ItemScanProps) {
  const t = useTranslations("dc.stock.goods");
  const trpc = useTRPC();
  const client = useQueryClient();
  const sentenceFor = useErrorSentence();
  const [choices, setChoices] = useState<readonly FoundItem[]>([]);
  const [notice, setNotice] = useState("");
  const { signal, flash } = useScanSignal();

  const take = (item: FoundItem) => {
    setChoices([]);
    const said = onItem(item);
    signal(said.tone);
    setNotice(said.notice ?? "");
  };
  const onScan = async (code: string) => {
    try {
      const { isExact, rows } = await client.fetchQuery(
        trpc.warehouse.findItem.queryOptions({ dc, q: code }),
      );
      const [only] = rows;
      if (only && (isExact || rows.length === 1)) return take(only);
      setChoices(rows);
      setNotice(rows.length === 0 ? t("unknown", { code }) : "");
      signal(rows.length === 0 ? "bad" : "differs");
    } catch (error) {
      setNotice(sentenceFor(error));
      signal("bad");
    }
  };
  return (
    <div className="flex flex-col gap-2">
      {flash}
      <ScanBox label={t("scan")} onScan={(code) => void onScan(code)} className="max-w-xl" />
      {notice && (
        <p role="alert" className="text-blocked">
          {notice}
        </p>
      )}
      {choices.length > 0 && (
        <ul aria-label={t("choices")} className="flex flex-wrap gap-2">
          {choices.map((choice) => (
            <li key={choice.item}>
              <Button onClick={() => take(choice)}>
                <span className="font-medium">{choice.item}</span> {choice.name}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
