"use client";

import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { type Draft, type DraftLine, emptyDraft } from "./draft";
import { type Chosen, listedItems } from "./listed-items";
import type { SheetIndex } from "./sheet-index";

/** What one searches for and looks at. The list shown follows the typing as soon as the browser has time for it. */
export function usePicker(
  sheet: SheetIndex,
  draft: Draft,
  suggested: ReadonlyMap<string, number>,
  isShown: boolean,
) {
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<Chosen>("all");
  const [active, setActive] = useState(0);
  const wanted = useDeferredValue(text);
  const inOrder = useListedCodes(isShown && chosen === "cart" ? draft.lines : undefined);
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
    // The list is behind while it shows what was searched for before.
    () => ({
      text,
      setText: search,
      chosen,
      choose,
      active,
      setActive,
      walk,
      items,
      isBehind: wanted !== text,
    }),
    [text, search, chosen, choose, active, walk, items, wanted],
  );
}

const noCodes: ReadonlySet<string> = new Set();

/**
 * The codes of these lines and of those that were taken out since they are listed: nothing goes from under the hand that types
 * a quantity anew, and what was taken out can be put back. The same set as long as no other item comes.
 */
function useListedCodes(lines: readonly DraftLine[] | undefined): ReadonlySet<string> {
  const listed = useRef(noCodes);
  // An order that is begun anew lists nothing of the one before.
  if (lines === undefined || lines === emptyDraft.lines) listed.current = noCodes;
  else if (lines.some(({ code }) => !listed.current.has(code)))
    listed.current = new Set([...listed.current, ...lines.map(({ code }) => code)]);
  return listed.current;
}

export type Picker = ReturnType<typeof usePicker>;
