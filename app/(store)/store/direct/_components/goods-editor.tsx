"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ItemFinder } from "../../_components/item-finder";
import { NumberPad } from "../../_components/number-pad";
import type { DirectLine } from "../_lib/direct-draft";
import { useLastCosts } from "../_lib/use-direct";
import { CostLines } from "./cost-lines";

interface GoodsEditorProps {
  store: string;
  first: string | undefined;
  question: string;
  lines: readonly DirectLine[];
  ordered?: ReadonlyMap<string, number>;
  onPut: (line: DirectLine) => void;
}

/** Scan, say how many, say what one costs: the list of a receipt and of an order. */
export function GoodsEditor({ store, first, question, lines, ordered, onPut }: GoodsEditorProps) {
  const t = useTranslations("store.direct");
  const [changed, setChanged] = useState<DirectLine>();
  const last = useLastCosts(store, lines);
  return (
    <>
      <ItemFinder
        store={store}
        first={first}
        label={t("scan")}
        question={question}
        take={t("take")}
        onTake={({ item, name, unit, isWeighed, casePackEach }, qty) => {
          const cost = lines.find((line) => line.item === item)?.cost ?? "";
          onPut({ item, name, unit, isWeighed, casePackEach, qty, cost });
        }}
      />
      <CostLines lines={lines} ordered={ordered} last={last} onPut={onPut} onQuantity={setChanged} />
      {changed && (
        <NumberPad
          title={changed.name}
          description={question}
          isWeighed={changed.isWeighed}
          unit={changed.unit}
          casePackEach={changed.casePackEach}
          qty={changed.qty}
          label={t("take")}
          onClose={() => setChanged(undefined)}
          onDone={(qty) => {
            onPut({ ...changed, qty });
            setChanged(undefined);
          }}
        />
      )}
    </>
  );
}
