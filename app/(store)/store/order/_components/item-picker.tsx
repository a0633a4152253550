"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo, useRef, useState } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { EmptyState } from "@/app/_ui/empty-state";
import { PermitNotice } from "@/app/_ui/permit/permit-notice";
import { scanFeedback } from "@/app/_ui/scan-feedback";
import { itemOfCode, type SheetIndex, type SheetItem } from "../_lib/sheet-index";
import { countOpen, type EventPercent, openSuggestions } from "../_lib/suggestions";
import type { Cart } from "../_lib/use-cart";
import type { useDraft } from "../_lib/use-draft";
import type { Picker } from "../_lib/use-picker";
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
  own: ReturnType<typeof useDraft>;
  cart: Cart;
  picker: Picker;
  suggested: ReadonlyMap<string, number>;
  event: EventPercent;
  onEvent: (event: EventPercent) => void;
  onReview: () => void;
}

/** Where an order is put together: search, scan, suggestions, the items and how many of each. */
export function ItemPicker(props: ItemPickerProps) {
  const { store, sheet, own, cart, picker, suggested } = props;
  const t = useTranslations("store.order");
  const format = useFormat();
  const [keypad, setKeypad] = useState<SheetItem | undefined>(undefined);
  const [details, setDetails] = useState<string | undefined>(undefined);
  const [isScanning, setIsScanning] = useState(false);
  const [scanned, setScanned] = useState<Scanned | undefined>(undefined);
  const search = useRef<HTMLInputElement>(null);
  const activeInput = useRef<HTMLInputElement>(null);

  const lines = useMemo(() => new Map(cart.lines.map((line) => [line.code, line])), [cart.lines]);
  const put = own.put;
  const change = useCallback(
    (item: SheetItem, qty: number) => put({ code: item.code, qty, priceFen: item.priceFen }),
    [put],
  );
  const qtyOf = useRef(lines);
  qtyOf.current = lines;
  /** A code from a scanner adds one step of its item; what cannot be ordered is said and not added (R17). */
  const onScan = useCallback(
    (code: string) => {
      const item = itemOfCode(sheet, code);
      if (item?.status !== "ok") {
        scanFeedback("bad");
        setScanned({ code, item, qty: undefined });
        return;
      }
      const qty = (qtyOf.current.get(item.code)?.qty ?? 0) + item.multipleEach;
      change(item, qty);
      scanFeedback("good");
      setScanned({ code, item, qty });
    },
    [sheet, change],
  );
  const { text, setText } = picker;
  const onEnter = useCallback(() => {
    const exact = text.trim().length >= 8 ? itemOfCode(sheet, text) : undefined;
    if (exact) {
      onScan(text);
      setText("");
    } else {
      activeInput.current?.focus();
    }
  }, [text, setText, sheet, onScan]);
  const { chosen, items } = picker;
  const open = useMemo(() => openSuggestions(items, suggested, own.draft), [items, suggested, own.draft]);
  const openAll = useMemo(() => countOpen(suggested, own.draft), [suggested, own.draft]);
  const shown = details === undefined ? undefined : sheet.byCode.get(details);

  return (
    <>
      <PermitNotice permit={cart.quote?.window.permit} />
      <OrderTools
        store={store}
        sheet={sheet}
        count={own.draft.lines.length}
        isKept={own.isKept}
        sending={own.draft.sending}
        putMany={own.putMany}
        setMadeFrom={own.setMadeFrom}
        clear={own.clear}
      />
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
          inCart={cart.lines.length}
          suggestions={openAll}
        />
      </div>
      {(chosen === "suggested" || (typeof chosen === "number" && open.length > 0)) && (
        <SuggestBar
          sheet={sheet}
          open={open}
          category={typeof chosen === "number" ? sheet.categories[chosen]?.name : undefined}
          event={props.event}
          onEvent={props.onEvent}
          own={own}
        />
      )}
      <p aria-live="polite" className="sr-only">
        {t("found", { count: format.count(items.length) })}
      </p>
      {items.length === 0 ? (
        <Empty chosen={chosen} />
      ) : (
        <ItemList
          label={t("items")}
          items={items}
          sheet={sheet}
          lines={lines}
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
      <div className="h-44 md:hidden" />
      <OrderBar cart={cart} sheet={sheet} own={own} suggested={suggested} onReview={props.onReview} />
      {keypad && (
        <Keypad
          item={keypad}
          qty={lines.get(keypad.code)?.qty ?? 0}
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
}

/** Why the list is empty, and what to do. */
function Empty({ chosen }: { chosen: Picker["chosen"] }) {
  const t = useTranslations("store.order.empty");
  if (chosen === "cart") return <EmptyState title={t("cart")} text={t("cartText")} />;
  if (chosen === "favourites") return <EmptyState title={t("favourites")} text={t("favouritesText")} />;
  if (chosen === "suggested") return <EmptyState title={t("suggested")} text={t("suggestedText")} />;
  return <EmptyState title={t("title")} text={t("text")} />;
}
