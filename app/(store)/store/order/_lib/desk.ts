"use client";

import { useLayoutEffect, useState } from "react";
import type { Draft } from "./draft";
import { netPriceOf } from "./price-cart";
import type { Cart, LineProblem } from "./use-cart";
import { type useDraft, watchDraft } from "./use-draft";
import type { Watched } from "./watched";

/** The order in the making: what was put in, and what it comes to. */
export interface DeskState {
  own: ReturnType<typeof useDraft>;
  cart: Cart;
  /** What the list shows of an item's line; the same object as long as nothing of it has changed. Reckoned for what is in sight. */
  lineOf: (code: string) => ShownLine | undefined;
}

/** What its row shows of a line: a discount that is spread anew changes it only where a piece comes to another price. */
export interface ShownLine {
  qty: number;
  problem: LineProblem | undefined;
  /** What a piece (a kilogram) comes to after discounts and gifts of the same; undefined where that is its price. */
  netPriceFen: number | undefined;
}

/**
 * Where the parts of the order page read the order in the making. A key in one quantity changes figures of its row and of the
 * sums: they are written to the page at once (`LiveText`), and a part is drawn again only when it shows other things.
 */
export interface OrderDesk extends Watched<DeskState> {
  /** The line of an item, undefined when the order has none; who watches it hears of no other line. */
  line: (code: string) => Watched<ShownLine | undefined>;
}

interface Reckoned {
  own: DeskState["own"];
  /** What the page has reckoned, of which draft, and how to reckon of a newer one. */
  cart: Cart;
  draft: Draft;
  reckon: (draft: Draft) => Cart;
}

/** Keeps the desk at the draft as it changes, by what the page knew when it was drawn last, and at what the page says itself. */
export function useOrderDesk(store: string, { own, cart, draft, reckon }: Reckoned): OrderDesk {
  const [desk] = useState(() => openDesk({ own, cart }, reckon));
  useLayoutEffect(() => desk.reckonBy(reckon), [desk, reckon]);
  useLayoutEffect(() => {
    if (draft === own.draft) desk.put(own, cart);
  }, [desk, own, cart, draft]);
  useLayoutEffect(() => watchDraft(store, desk.follow), [desk, store]);
  return desk;
}

function openDesk(first: Pick<DeskState, "own" | "cart">, firstReckon: Reckoned["reckon"]) {
  const known: KnownLines = { shown: new Map(), places: new Map() };
  let state: DeskState = { ...first, lineOf: linesOf(first.cart, known) };
  let reckon = firstReckon;
  const listeners = new Set<() => void>();
  const watchedLines = new Map<string, ReturnType<typeof watchLine>>();
  const put = (own: DeskState["own"], cart: Cart) => {
    if (state.own === own && state.cart === cart) return;
    state = { own, cart, lineOf: linesOf(cart, known) };
    for (const listener of listeners) listener();
    for (const line of watchedLines.values()) line.follow();
  };
  return {
    get: () => state,
    line: (code: string) => {
      const line = watchedLines.get(code) ?? watchLine(() => state.lineOf(code));
      watchedLines.set(code, line);
      return line;
    },
    put,
    reckonBy: (next: Reckoned["reckon"]) => {
      reckon = next;
    },
    follow: (draft: Draft) => {
      if (state.own.draft !== draft) put({ ...state.own, draft }, reckon(draft));
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Tells those who watch a line when it has become another. */
function watchLine(get: () => ShownLine | undefined) {
  const listeners = new Set<() => void>();
  let last: ShownLine | undefined;
  return {
    get,
    subscribe: (listener: () => void) => {
      if (listeners.size === 0) last = get();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    follow: () => {
      if (listeners.size === 0) return;
      const now = get();
      if (now === last) return;
      last = now;
      for (const listener of listeners) listener();
    },
  };
}

/** What was known of lines before: how each was shown, and where each stood. */
interface KnownLines {
  shown: Map<string, ShownLine>;
  places: Map<string, number>;
}

function linesOf({ lines }: Cart, { shown, places }: KnownLines): DeskState["lineOf"] {
  let isRead = false;
  const find = (code: string) => {
    const line = lines[places.get(code) ?? -1];
    if (line?.code === code) return line;
    if (isRead) return undefined;
    // Lines may have come or gone since.
    isRead = true;
    places.clear();
    for (const [place, one] of lines.entries()) places.set(one.code, place);
    return lines[places.get(code) ?? -1];
  };
  return (code) => {
    const line = find(code);
    if (!line) return undefined;
    const before = shown.get(code);
    const now = { qty: line.qty, problem: line.problem, netPriceFen: netPriceOf(line) };
    if (before && isSame(before, now)) return before;
    shown.set(code, now);
    return now;
  };
}

const isSame = (a: ShownLine, b: ShownLine) =>
  a.qty === b.qty && a.problem === b.problem && a.netPriceFen === b.netPriceFen;
