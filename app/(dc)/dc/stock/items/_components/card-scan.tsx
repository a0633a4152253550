"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { DcChoice, useDc } from "../../_components/dc-choice";
import { ItemScan } from "../../_components/item-scan";
import { cardOf } from "../../_lib/stock-input";

/** A scan, or a few letters, open the card of an item at the DC that is chosen. */
export function CardScan() {
  const router = useRouter();
  const dc = useDc();
  return (
    <div className="flex flex-col gap-4">
      <div>
        <DcChoice />
      </div>
      {dc !== undefined && (
        <ItemScan
          dc={dc}
          onItem={({ item }) => {
            router.push(cardOf(dc, item) as Route);
            return { tone: "good" };
          }}
        />
      )}
    </div>
  );
}
