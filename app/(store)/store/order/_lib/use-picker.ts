"use client";

import { useCallback, useDeferredValue, useMemo, useState } from "react";
import type { Draft } from "./draft";
import { type SheetIndex, type SheetItem, searchSheet } from "./sheet-index";

/** What is listed: everything, the order, the store's stars, what is suggested, or a category by its place. */
export type Chosen = "all" | "cart" | "favourites" | "suggested" | number;

/** What one searches for and looks at. The list shown follows the typing as soon as the browser has time for it. */
export function usePicker(sheet: SheetIndex, draft: Draft, suggested: ReadonlyMap<string, number>) {
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<Chosen>("all");
  const [active, setActive] = useState(0);
  const wanted = useDeferredValue(text);
  // The list of the order changes with its items, not with their quantities.
  const codes = chosen === "cart" ? draft.lines.map(({ code }) => code).join("\n") : "";
  const items = useMemo(() => {
    const found = searchSheet(sheet, wanted, typeof chosen === "number" ? chosen : undefined);
    if (typeof chosen === "number" || chosen === "all") return found;
    const inCart = new Set(codes.split("\n"));
    const isWanted = {
      cart: ({ code }: SheetItem) => inCart.has(code),
      favourites: ({ isFavourite }: SheetItem) => isFavourite,
      suggested: ({ code }: SheetItem) => suggested.has(code),
    }[chosen];
    // Without text the order shows also what cannot be ordered any more.
    return (wanted ? found : sheet.items).filter(isWanted);
  }, [sheet, wanted, chosen, codes, suggested]);

  const last = items.length - 1;
  const search = useCallback((next: string) => {
    setText(next);
    setActive(0);
    // Who searches from the suggestions or the stars looks for something else.
    if (next !== "")
      setChosen((before) => (before === "suggested" || before === "favourites" ? "all" : before));
  }, []);
  const choose = useCallback((next: Chosen) => {
    setChosen(next);
    setActive(0);
  }, []);
  const walk = useCallback(
    (by: number) => setActive((before) => Math.min(last, Math.max(0, before + by))),
    [last],
  );
  return { text, setText: search, chosen, choose, active, setActive, walk, items };
}

export type Picker = ReturnType<typeof usePicker>;
