"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import {
  type KeyboardEvent,
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
export function ItemList(props: ItemListProps) {
  const { items, desk, active, onActive, search, sheet, suggested } = props;
  const reasonOf = useReason(sheet);
  const paceOf = usePace(sheet);
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(box.current?.offsetTop ?? 0), []);
  const virtualizer = useWindowVirtualizer<HTMLLIElement>({
    count: items.length,
    ...useRowHeights(items, suggested),
    overscan: useIsSettled(items) ? 3 : 0,
    scrollMargin: top,
    scrollPaddingStart: coveredTop,
    scrollPaddingEnd: coveredBottom,
    getItemKey: useCallback((index: number) => items[index]?.code ?? index, [items]),
  });

  const walk = useCallback(
    (index: number) => {
      const next = Math.min(items.length - 1, Math.max(0, index));
      onActive(next);
      virtualizer.scrollToIndex(next, { align: "auto" });
    },
    [items.length, onActive, virtualizer],
  );
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
        walk(isAt.current + by);
        requestAnimationFrame(() => props.activeInput.current?.focus());
      }
      return true;
    },
    [walk, search, props.activeInput],
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
}

/** Whether this has been on the screen before: what only prepares for scrolling waits until a search shows what it found. */
function useIsSettled(items: readonly SheetItem[]): boolean {
  const [settled, setSettled] = useState(items);
  useEffect(() => startTransition(() => setSettled(items)), [items]);
  return settled === items;
}
