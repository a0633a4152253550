"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { useScreenAwake } from "@/app/_ui/use-screen-awake";
import { QueryPane } from "../../_components/query-pane";
import type { MyStore } from "../../_lib/my-store";
import { useKeptPage } from "../../_lib/use-kept-page";
import { useOrderDesk } from "../_lib/desk";
import type { SheetIndex } from "../_lib/sheet-index";
import { type EventPercent, suggestionsOf } from "../_lib/suggestions";
import { useCart } from "../_lib/use-cart";
import { useDraft } from "../_lib/use-draft";
import { usePicker } from "../_lib/use-picker";
import { useSheet } from "../_lib/use-sheet";
import { useStep } from "../_lib/use-step";
import { ItemPicker } from "./item-picker";
import { Review } from "./review";

interface OrderEntryProps {
  store: MyStore;
  /** Whether the address asks for the last look. */
  isReview: boolean;
}

/** The order page: waits for the sheet, then everything happens in the browser. */
export function OrderEntry({ store, isReview }: OrderEntryProps) {
  const sheet = useSheet(store.store);
  useScreenAwake();
  useKeptPage("/store/order", store.store);
  return (
    <QueryPane query={sheet} skeleton={<LinesSkeleton lines={14} />}>
      {(loaded) => <OrderDesk store={store} sheet={loaded} isReview={isReview} />}
    </QueryPane>
  );
}

/** Choosing items and, behind `?step=review`, looking the order over and sending it. */
function OrderDesk({ store, sheet, isReview }: OrderEntryProps & { sheet: SheetIndex }) {
  const step = useStep(isReview ? "review" : "items");
  // While quantities are typed, the row and the sums are drawn (by the desk); the rest of the page follows at a pause.
  const own = useDraft(store.store, { isPatient: step.current === "items" });
  const followed = useDeferredValue(own.draft);
  const draft = step.current === "review" ? own.draft : followed;
  const { cart, reckon } = useCart(store, sheet, draft);
  const [event, setEvent] = useState<EventPercent>(100);
  const suggested = useMemo(() => suggestionsOf(sheet, event), [sheet, event]);
  const picker = usePicker(sheet, draft, suggested, step.current === "items");
  const desk = useOrderDesk(store.store, { own, cart, draft, reckon });

  if (step.current === "review")
    return <Review store={store} sheet={sheet} own={own} cart={cart} onBack={step.toItems} />;
  return (
    <ItemPicker
      store={store.store}
      sheet={sheet}
      desk={desk}
      picker={picker}
      suggested={suggested}
      event={event}
      onEvent={setEvent}
      onReview={step.toReview}
    />
  );
}
