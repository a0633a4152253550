"use client";

import { useCallback, useLayoutEffect, useState, useSyncExternalStore } from "react";
import type { Cart, CartLine } from "./use-cart";
import type { useDraft } from "./use-draft";

/** The order in the making: what was put in, and what it comes to. */
export interface DeskState {
  own: ReturnType<typeof useDraft>;
  cart: Cart;
  /** The lines by the code of their item; a line that nothing has changed is the same object. */
  lines: ReadonlyMap<string, CartLine>;
}

/**
 * Where the parts of the order page read the order in the making. Each is drawn again when the part that it reads has
 * changed: a key in one quantity draws that row and the sums, never the list.
 */
export interface OrderDesk {
  get: () => DeskState;
  subscribe: (listener: () => void) => () => void;
}

/** Keeps the desk at what this drawing of the page has reckoned. */
export function useOrderDesk(own: DeskState["own"], cart: Cart): OrderDesk {
  const [desk] = useState(() => openDesk({ own, cart, lines: linesOf(cart, new Map()) }));
  useLayoutEffect(() => desk.put(own, cart), [desk, own, cart]);
  return desk;
}

/** What `pick` takes of the desk: a figure, or an object that stays the same as long as nothing in it has changed. */
export function useFromDesk<Part>(desk: OrderDesk, pick: (state: DeskState) => Part): Part {
  const read = () => pick(desk.get());
  return useSyncExternalStore(desk.subscribe, read, read);
}

/** The line of an item, undefined when the order has none. */
export function useLine(desk: OrderDesk, code: string): CartLine | undefined {
  return useFromDesk(
    desk,
    useCallback((state: DeskState) => state.lines.get(code), [code]),
  );
}

function openDesk(first: DeskState) {
  let state = first;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    put: (own: DeskState["own"], cart: Cart) => {
      if (state.own === own && state.cart === cart) return;
      state = { own, cart, lines: linesOf(cart, state.lines) };
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function linesOf({ lines }: Cart, before: DeskState["lines"]): DeskState["lines"] {
  return new Map(
    lines.map((line) => {
      const known = before.get(line.code);
      return [line.code, known && isSame(known, line) ? known : line];
    }),
  );
}

const isSame = (a: CartLine, b: CartLine) =>
  a.qty === b.qty &&
  a.item === b.item &&
  a.problem === b.problem &&
  a.amountFen === b.amountFen &&
  a.discountFen === b.discountFen &&
  a.giftEach === b.giftEach;
