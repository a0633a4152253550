"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { EmptyState } from "@/app/_ui/empty-state";
import { PermitNotice } from "@/app/_ui/permit/permit-notice";
import { scanFeedback } from "@/app/_ui/scan-feedback";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { useScreenAwake } from "@/app/_ui/use-screen-awake";
import { QueryPane } from "../../_components/query-pane";
import type { MyStore } from "../../_lib/my-store";
import { itemOfCode, type SheetIndex, type SheetItem, searchSheet } from "../_lib/sheet-index";
import { useCart } from "../_lib/use-cart";
import { useDraft } from "../_lib/use-draft";
import { useSheet } from "../_lib/use-sheet";
import { CategoryChips, type Chosen } from "./category-chips";
import { ItemList } from "./item-list";
import { Keypad } from "./keypad";
import { OrderBar } from "./order-bar";
import { OrderTools } from "./order-tools";
import { Review } from "./review";
import { ScanLine, type Scanned } from "./scan-line";
import { SearchRow } from "./search-row";

/** The order page: waits for the sheet, then everything happens in the browser. */
export function OrderEntry({ store }: { store: MyStore }) {
  const sheet = useSheet(store.store);
  useScreenAwake();
  return (
    <QueryPane query={sheet} skeleton={<LinesSkeleton lines={14} />}>
      {(loaded) => <OrderDesk store={store} sheet={loaded} />}
    </QueryPane>
  );
}

/** Choosing items and, behind `?step=review`, looking the order over and sending it. */
function OrderDesk({ store, sheet }: { store: MyStore; sheet: SheetIndex }) {
  const t = useTranslations("store.order");
  const format = useFormat();
  const router = useRouter();
  const isReview = useSearchParams().get("step") === "review";
  const own = useDraft(store.store);
  const cart = useCart(store, sheet, own.draft);
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<Chosen>("all");
  const [active, setActive] = useState(0);
  const [keypad, setKeypad] = useState<SheetItem | undefined>(undefined);
  const [isScanning, setIsScanning] = useState(false);
  const [scanned, setScanned] = useState<Scanned | undefined>(undefined);
  const search = useRef<HTMLInputElement>(null);
  const activeInput = useRef<HTMLInputElement>(null);

  const lines = useMemo(() => new Map(cart.lines.map((line) => [line.code, line])), [cart.lines]);
  const wanted = useDeferredValue(text);
  const codes = chosen === "cart" ? own.draft.lines.map(({ code }) => code).join("\n") : "";
  const items = useMemo(() => {
    const found = searchSheet(sheet, wanted, typeof chosen === "number" ? chosen : undefined);
    if (chosen !== "cart") return found;
    const inCart = new Set(codes.split("\n"));
    return (wanted ? found : sheet.items).filter(({ code }) => inCart.has(code));
  }, [sheet, wanted, chosen, codes]);

  const put = own.put;
  const change = useCallback(
    (item: SheetItem, qty: number) => put({ code: item.code, qty, priceFen: item.priceFen }),
    [put],
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
      const qty = (lines.get(item.code)?.qty ?? 0) + item.multipleEach;
      change(item, qty);
      scanFeedback("good");
      setScanned({ code, item, qty });
    },
    [sheet, lines, change],
  );
  const onEnter = () => {
    const exact = text.trim().length >= 8 ? itemOfCode(sheet, text) : undefined;
    if (exact) {
      onScan(text);
      setText("");
    } else {
      activeInput.current?.focus();
    }
  };

  if (isReview) return <Review store={store} sheet={sheet} own={own} cart={cart} />;
  return (
    <>
      <PermitNotice permit={cart.quote?.window.permit} />
      <OrderTools store={store.store} sheet={sheet} own={own} />
      <div className="sticky top-0 z-10 -mx-4 flex flex-col gap-2 border-b bg-surface px-4 pt-safe pb-2 md:mx-0 md:px-0">
        <SearchRow
          ref={search}
          text={text}
          onText={(next) => {
            setText(next);
            setActive(0);
          }}
          onEnter={onEnter}
          onWalk={(by) => setActive((before) => Math.min(items.length - 1, Math.max(0, before + by)))}
          isScanning={isScanning}
          onScanning={setIsScanning}
        />
        {isScanning && <ScanLine scanned={scanned} onScan={onScan} />}
        {!isScanning && scanned && <ScanLine scanned={scanned} />}
        <CategoryChips
          categories={sheet.categories}
          chosen={chosen}
          onChoose={(next) => {
            setChosen(next);
            setActive(0);
          }}
          inCart={cart.lines.length}
        />
      </div>
      <p aria-live="polite" className="sr-only">
        {t("found", { count: format.count(items.length) })}
      </p>
      {items.length === 0 ? (
        <EmptyState
          title={chosen === "cart" ? t("empty.cart") : t("empty.title")}
          text={chosen === "cart" ? t("empty.cartText") : t("empty.text")}
        />
      ) : (
        <ItemList
          label={t("items")}
          items={items}
          dcs={sheet.dcs}
          lines={lines}
          active={active}
          onActive={setActive}
          onChange={change}
          onKeypad={setKeypad}
          search={search}
          activeInput={activeInput}
        />
      )}
      <div className="h-24 md:hidden" />
      <OrderBar
        cart={cart}
        serverNow={sheet.serverNow}
        onReview={() => router.push("/store/order?step=review")}
      />
      <Keypad
        item={keypad}
        qty={keypad ? (lines.get(keypad.code)?.qty ?? 0) : 0}
        onClose={() => setKeypad(undefined)}
        onDone={(qty) => {
          if (keypad) change(keypad, qty);
          setKeypad(undefined);
        }}
      />
    </>
  );
}
