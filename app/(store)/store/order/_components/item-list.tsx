"use client";

import { defaultRangeExtractor, type Range, useWindowVirtualizer } from "@tanstack/react-virtual";
import {
  type KeyboardEvent,
  memo,
  type RefObject,
  startTransition,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { OrderDesk } from "../_lib/desk";
import type { SheetIndex, SheetItem } from "../_lib/sheet-index";
import { usePace } from "../_lib/use-pace";
import { useRowHeights } from "../_lib/use-row-heights";
import { ItemRow } from "./item-row";
import { useReason } from "./suggestion";

interface ItemListProps {
  label: string;
  items: readonly SheetItem[];
  sheet: SheetIndex;
  desk: OrderDesk;
  /** What is suggested of which item. */
  suggested: ReadonlyMap<string, number>;
  active: number;
  onActive: (index: number) => void;
  onChange: (item: SheetItem, qty: number) => void;
  onKeypad: (item: SheetItem) => void;
  onDetails: (code: string) => void;
  /** Where the keyboard returns to when a quantity is done. */
  search: RefObject<HTMLInputElement | null>;
  /** The quantity field of the active row, for Enter in the search. */
  activeInput: RefObject<HTMLInputElement | null>;
}

/** What covers the top and the bottom of the window: search and chips above, the sums below. */
const coveredTop = 150;
const coveredBottom = 190;

/** The items, of which only those in sight exist: 3,000 scroll like thirty. */
export const ItemList = memo(function ItemList(props: ItemListProps) {
  const { items, desk, active, onActive, search, sheet, suggested } = props;
  const reasonOf = useReason(sheet);
  const paceOf = usePace(sheet);
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const list = box.current;
    if (!list?.parentElement) return;
    const measure = () => setTop(list.offsetTop);
    measure();
    // Reports and notices come and go above it.
    const watcher = new ResizeObserver(measure);
    watcher.observe(list.parentElement);
    return () => watcher.disconnect();
  }, []);
  const virtualizer = useWindowVirtualizer<HTMLLIElement>({
    count: items.length,
    ...useRowHeights(items, suggested),
    overscan: useIsSettled(items) ? 3 : 0,
    scrollMargin: top,
    scrollPaddingStart: coveredTop,
    scrollPaddingEnd: coveredBottom,
    getItemKey: useCallback((index: number) => items[index]?.code ?? index, [items]),
    rangeExtractor: useCallback((range: Range) => rowsWith(active, range), [active]),
  });

  const walk = useCallback(
    (index: number) => {
      const next = Math.min(items.length - 1, Math.max(0, index));
      onActive(next);
      virtualizer.scrollToIndex(next, { align: "auto" });
    },
    [items.length, onActive, virtualizer],
  );
  // Who walks the list from the search sees where he is, and what is found from its beginning.
  useEffect(() => {
    if (items.length > 0 && document.activeElement === search.current)
      virtualizer.scrollToIndex(active, { align: "auto" });
  }, [items, active, search, virtualizer]);
  const isAt = useRef(active);
  isAt.current = active;
  const onKey = useCallback(
    (event: KeyboardEvent<HTMLInputElement>) => {
      const isDone = event.key === "Enter" || event.key === "Escape";
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!isDone && by === undefined) return false;
      event.preventDefault();
      if (by === undefined) search.current?.focus();
      else {
        walk(nextField(items, desk, isAt.current, by));
        requestAnimationFrame(() => props.activeInput.current?.focus());
      }
      return true;
    },
    [walk, items, desk, search, props.activeInput],
  );

  return (
    <div ref={box} className="overflow-clip rounded-lg border-x border-t">
      <ul aria-label={props.label} className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((row) => {
          const item = items[row.index];
          if (!item) return null;
          return (
            <li
              key={row.key}
              aria-setsize={items.length}
              aria-posinset={row.index + 1}
              data-index={row.index}
              ref={virtualizer.measureElement}
              onFocus={() => onActive(row.index)}
              className="absolute inset-x-0"
              style={{ top: row.start - virtualizer.options.scrollMargin }}
            >
              <ItemRow
                item={item}
                line={desk.line(item.code)}
                dc={sheet.dcs[item.dc]?.name ?? ""}
                paceOf={paceOf}
                suggestion={suggested.get(item.code)}
                reasonOf={reasonOf}
                isActive={row.index === active}
                onChange={props.onChange}
                onKeypad={props.onKeypad}
                onDetails={props.onDetails}
                onKey={onKey}
                fieldRef={row.index === active ? props.activeInput : undefined}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
});

/** The next row that has a quantity: the keyboard stays out of those that cannot be ordered. */
function nextField(items: readonly SheetItem[], desk: OrderDesk, from: number, by: number): number {
  for (let place = from + by; place >= 0 && place < items.length; place += by) {
    const item = items[place];
    if (item && (item.status === "ok" || desk.get().lineOf(item.code))) return place;
  }
  return from;
}

/** The rows in sight, and the one that somebody is at, so that scrolling it away does not take the focus from it. */
function rowsWith(active: number, range: Range): number[] {
  const rows = defaultRangeExtractor(range);
  if (active >= range.count || rows.includes(active)) return rows;
  return active < (rows[0] ?? 0) ? [active, ...rows] : [...rows, active];
}

/** Whether this has been on the screen before: what only prepares for scrolling waits until a search shows what it found. */
function useIsSettled(items: readonly SheetItem[]): boolean {
  const [settled, setSettled] = useState(items);
  useEffect(() => startTransition(() => setSettled(items)), [items]);
  return settled === items;
}
