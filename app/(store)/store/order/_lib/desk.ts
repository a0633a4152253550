"use client";

import { useCallback, useLayoutEffect, useState, useSyncExternalStore } from "react";
import type { Draft } from "./draft";
import { netPriceOf } from "./price-cart";
import type { Cart, LineProblem } from "./use-cart";
import { type useDraft, watchDraft } from "./use-draft";

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
 * Where the parts of the order page read the order in the making. Each is drawn again when the part that it reads has
 * changed: a key in one quantity draws that row and the sums, never the list.
 */
export interface OrderDesk {
  get: () => DeskState;
  subscribe: (listener: () => void) => () => void;
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

/** What `pick` takes of the desk: a figure, or an object that stays the same as long as nothing in it has changed. */
export function useFromDesk<Part>(desk: OrderDesk, pick: (state: DeskState) => Part): Part {
  const read = () => pick(desk.get());
  return useSyncExternalStore(desk.subscribe, read, read);
}

/** The line of an item, undefined when the order has none. */
export function useLine(desk: OrderDesk, code: string): ShownLine | undefined {
  return useFromDesk(
    desk,
    useCallback((state: DeskState) => state.lineOf(code), [code]),
  );
}

function openDesk(first: Pick<DeskState, "own" | "cart">, firstReckon: Reckoned["reckon"]) {
  /** The last of each line that was shown. */
  const shown = new Map<string, ShownLine>();
  let state: DeskState = { ...first, lineOf: linesOf(first.cart, shown) };
  let reckon = firstReckon;
  const listeners = new Set<() => void>();
  const put = (own: DeskState["own"], cart: Cart) => {
    if (state.own === own && state.cart === cart) return;
    state = { own, cart, lineOf: linesOf(cart, shown) };
    for (const listener of listeners) listener();
  };
  return {
    get: () => state,
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

function linesOf({ lines }: Cart, shown: Map<string, ShownLine>): DeskState["lineOf"] {
  const byCode = new Map(lines.map((line) => [line.code, line]));
  return (code) => {
    const line = byCode.get(code);
    if (!line) return undefined;
    const known = shown.get(code);
    const now = { qty: line.qty, problem: line.problem, netPriceFen: netPriceOf(line) };
    if (known && isSame(known, now)) return known;
    shown.set(code, now);
    return now;
  };
}

const isSame = (a: ShownLine, b: ShownLine) =>
  a.qty === b.qty && a.problem === b.problem && a.netPriceFen === b.netPriceFen;
