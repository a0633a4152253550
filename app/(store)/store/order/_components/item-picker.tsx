"use client";

import { useTranslations } from "next-intl";
import { memo, useCallback, useEffect, useRef, useState } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { EmptyState } from "@/app/_ui/empty-state";
import { PermitNotice } from "@/app/_ui/permit/permit-notice";
import { scanFeedback } from "@/app/_ui/scan-feedback";
import type { OrderDesk } from "../_lib/desk";
import { itemOfCode, type SheetIndex, type SheetItem } from "../_lib/sheet-index";
import type { EventPercent } from "../_lib/suggestions";
import type { Picker } from "../_lib/use-picker";
import { useWatched } from "../_lib/watched";
import { CategoryChips } from "./category-chips";
import { ItemDetails } from "./item-details";
import { ItemList } from "./item-list";
import { Keypad } from "./keypad";
import { OrderBar } from "./order-bar";
import { OrderTools } from "./order-tools";
import { ScanLine, type Scanned } from "./scan-line";
import { SearchRow } from "./search-row";
import { SuggestBar } from "./suggest-bar";

interface ItemPickerProps {
  store: string;
  sheet: SheetIndex;
  desk: OrderDesk;
  picker: Picker;
  suggested: ReadonlyMap<string, number>;
  event: EventPercent;
  onEvent: (event: EventPercent) => void;
  onReview: () => void;
}

/** Where an order is put together: search, scan, suggestions, the items and how many of each. */
export const ItemPicker = memo(function ItemPicker(props: ItemPickerProps) {
  const { store, sheet, desk, picker, suggested } = props;
  const t = useTranslations("store.order");
  const format = useFormat();
  const [keypad, setKeypad] = useState<SheetItem | undefined>(undefined);
  const [details, setDetails] = useState<string | undefined>(undefined);
  const [isScanning, setIsScanning] = useState(false);
  const [scanned, setScanned] = useState<Scanned | undefined>(undefined);
  const search = useRef<HTMLInputElement>(null);
  const activeInput = useRef<HTMLInputElement>(null);

  const change = useCallback(
    (item: SheetItem, qty: number) => desk.get().own.put({ code: item.code, qty, priceFen: item.priceFen }),
    [desk],
  );
  /** A code from a scanner adds one step of its item; what cannot be ordered is said and not added (R17). */
  const onScan = useCallback(
    (code: string) => {
      const item = itemOfCode(sheet, code);
      if (item?.status !== "ok") {
        scanFeedback("bad");
        setScanned({ code, item, qty: undefined });
        return;
      }
      const qty = (desk.get().lineOf(item.code)?.qty ?? 0) + item.multipleEach;
      change(item, qty);
      scanFeedback("good");
      setScanned({ code, item, qty });
    },
    [sheet, desk, change],
  );
  const { text, setText, isBehind } = picker;
  /** Enter came before the list had followed: the quantity is that of what was searched for. */
  const isAwaited = useRef(false);
  useEffect(() => {
    if (isBehind || !isAwaited.current) return;
    isAwaited.current = false;
    activeInput.current?.focus();
  }, [isBehind]);
  const onEnter = useCallback(() => {
    const exact = text.trim().length >= 8 ? itemOfCode(sheet, text) : undefined;
    if (exact) {
      onScan(text);
      setText("");
    } else if (isBehind) isAwaited.current = true;
    else activeInput.current?.focus();
  }, [text, setText, sheet, onScan, isBehind]);
  const { chosen, items } = picker;
  const shown = details === undefined ? undefined : sheet.byCode.get(details);

  return (
    <>
      <Permit desk={desk} />
      <OrderTools store={store} sheet={sheet} desk={desk} />
      <div className="sticky top-0 z-10 -mx-4 flex flex-col gap-2 border-b bg-surface px-4 pt-safe pb-2 md:mx-0 md:px-0">
        <SearchRow
          ref={search}
          text={picker.text}
          onText={picker.setText}
          onEnter={onEnter}
          onWalk={picker.walk}
          isScanning={isScanning}
          onScanning={setIsScanning}
        />
        {isScanning && <ScanLine scanned={scanned} onScan={onScan} />}
        {!isScanning && scanned && <ScanLine scanned={scanned} />}
        <CategoryChips
          categories={sheet.categories}
          chosen={chosen}
          onChoose={picker.choose}
          desk={desk}
          suggested={suggested}
        />
      </div>
      {(chosen === "suggested" || typeof chosen === "number") && (
        <SuggestBar
          sheet={sheet}
          items={items}
          suggested={suggested}
          category={typeof chosen === "number" ? sheet.categories[chosen]?.name : undefined}
          event={props.event}
          onEvent={props.onEvent}
          desk={desk}
        />
      )}
      <p aria-live="polite" className="sr-only">
        {t("found", { count: format.count(items.length) })}
      </p>
      {/* As high as the window, so that the sums stay at its foot whatever a search finds. */}
      <div className="md:min-h-[calc(100dvh-25rem)]">
        {items.length === 0 ? (
          <Empty chosen={chosen} />
        ) : (
          <ItemList
            label={t("items")}
            items={items}
            sheet={sheet}
            desk={desk}
            suggested={suggested}
            active={picker.active}
            onActive={picker.setActive}
            onChange={change}
            onKeypad={setKeypad}
            onDetails={setDetails}
            search={search}
            activeInput={activeInput}
          />
        )}
      </div>
      <div className="h-44 md:hidden" />
      <OrderBar desk={desk} sheet={sheet} suggested={suggested} onReview={props.onReview} />
      {keypad && (
        <Keypad
          item={keypad}
          qty={desk.get().lineOf(keypad.code)?.qty ?? 0}
          onClose={() => setKeypad(undefined)}
          onDone={(qty) => {
            change(keypad, qty);
            setKeypad(undefined);
          }}
        />
      )}
      {shown && (
        <ItemDetails
          store={store}
          sheet={sheet}
          item={shown}
          suggested={suggested.get(shown.code)}
          onTake={(qty) => {
            change(shown, qty);
            setDetails(undefined);
          }}
          onClose={() => setDetails(undefined)}
        />
      )}
    </>
  );
});

/** That the store may order after all, where it may. */
function Permit({ desk }: { desk: OrderDesk }) {
  return <PermitNotice permit={useWatched(desk, ({ cart }) => cart.quote?.window.permit)} />;
}

/** Why the list is empty, and what to do. */
function Empty({ chosen }: { chosen: Picker["chosen"] }) {
  const t = useTranslations("store.order.empty");
  if (chosen === "cart") return <EmptyState title={t("cart")} text={t("cartText")} />;
  if (chosen === "favourites") return <EmptyState title={t("favourites")} text={t("favouritesText")} />;
  if (chosen === "suggested") return <EmptyState title={t("suggested")} text={t("suggestedText")} />;
  return <EmptyState title={t("title")} text={t("text")} />;
}
