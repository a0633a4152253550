"use client";

import { measureElement, type VirtualizerOptions } from "@tanstack/react-virtual";
import { useCallback, useRef } from "react";
import type { SheetItem } from "./sheet-index";

/** Of a row as long as none has been measured: between one line on a wide screen and three on a phone. */
const firstHeight = 92;

/**
 * How high the rows of the list will be: as the last one of the same kind was, so that a list is laid out once and not again
 * after each row has told its height. A row is measured when the browser has laid it out; asked before, it would lay out the
 * page for the question.
 */
export function useRowHeights(
  items: readonly SheetItem[],
  suggested: ReadonlyMap<string, number>,
): Pick<VirtualizerOptions<Window, HTMLLIElement>, "estimateSize" | "measureElement"> {
  const known = useRef({ byKind: new Map<string, number>(), byCode: new Map<string, number>() });
  const kindOf = useCallback((item: SheetItem) => `${item.status} ${suggested.has(item.code)}`, [suggested]);
  const estimateSize = useCallback(
    (index: number) => {
      const item = items[index];
      const { byCode, byKind } = known.current;
      return (item && (byCode.get(item.code) ?? byKind.get(kindOf(item)))) ?? firstHeight;
    },
    [items, kindOf],
  );
  return {
    estimateSize,
    measureElement: (row, entry, list) => {
      const index = list.indexFromElement(row);
      if (!entry) return list.itemSizeCache.get(list.options.getItemKey(index)) ?? estimateSize(index);
      const height = measureElement(row, entry, list);
      const item = items[index];
      // The list itself does not keep the height of a row that was as high as expected, and expectations change.
      if (item) {
        known.current.byCode.set(item.code, height);
        known.current.byKind.set(kindOf(item), height);
      }
      return height;
    },
  };
}
