"use client";

import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import type { Draft, DraftLine } from "./draft";
import { type Chosen, listedItems } from "./listed-items";
import type { SheetIndex } from "./sheet-index";

/** What one searches for and looks at. The list shown follows the typing as soon as the browser has time for it. */
export function usePicker(sheet: SheetIndex, draft: Draft, suggested: ReadonlyMap<string, number>) {
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<Chosen>("all");
  const [active, setActive] = useState(0);
  const wanted = useDeferredValue(text);
  // The list of the order changes with its items, not with their quantities.
  const inOrder = useCodes(chosen === "cart" ? draft.lines : none);
  const items = useMemo(() => {
    return listedItems(sheet, chosen, wanted, inOrder, suggested);
  }, [sheet, wanted, chosen, inOrder, suggested]);

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
    // Another list begins at its beginning.
    window.scrollTo({ top: 0 });
  }, []);
  const walk = useCallback(
    (by: number) => setActive((before) => Math.min(last, Math.max(0, before + by))),
    [last],
  );
  return useMemo(
    () => ({ text, setText: search, chosen, choose, active, setActive, walk, items }),
    [text, search, chosen, choose, active, walk, items],
  );
}

const none: readonly DraftLine[] = [];

/** The codes of these lines: the same set as long as the lines are of the same items. */
function useCodes(lines: readonly DraftLine[]): ReadonlySet<string> {
  const known = useRef({ lines, codes: new Set(lines.map(({ code }) => code)) });
  const isSame =
    known.current.lines.length === lines.length &&
    lines.every(({ code }, place) => code === known.current.lines[place]?.code);
  if (!isSame) known.current = { lines, codes: new Set(lines.map(({ code }) => code)) };
  return known.current.codes;
}

export type Picker = ReturnType<typeof usePicker>;
