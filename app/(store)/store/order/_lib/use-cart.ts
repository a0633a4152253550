"use client";

import { hashKey, keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useIsOnline } from "@/app/_lib/use-is-online";
import { useDebounced } from "@/app/_ui/use-debounced";
import { parseFen } from "@/server/shared/fen";
import type { MyStore } from "../../_lib/my-store";
import type { Draft } from "./draft";
import { type LineProblem, type PricedCart, priceCart } from "./price-cart";
import type { SheetIndex } from "./sheet-index";

export type { CartLine, LineProblem } from "./price-cart";

/** The quote waits for a pause in the typing, and comes again every minute for window and balance. */
const pauseMs = 550;
const refreshMs = 60_000;

/**
 * The order in the making with its figures: at once by the same arithmetic as the server's, and confirmed by the server's own
 * quote as soon as it arrives. `isConfirmed` says that the quote is about exactly these lines.
 */
export function useCart({ store, settlement }: MyStore, sheet: SheetIndex, draft: Draft) {
  const trpc = useTRPC();
  const input = useMemo(
    () => ({
      store,
      lines: draft.lines.map(({ code, qty }) => ({ item: code, qty })),
      coupons: [...draft.coupons],
    }),
    [store, draft.lines, draft.coupons],
  );
  const asked = useDebounced(input, pauseMs);
  // Hundreds of lines are made a key once for each question, not with every keystroke.
  const options = useMemo(() => {
    const quoted = trpc.order.quote.queryOptions(asked);
    return { ...quoted, queryHash: hashKey(quoted.queryKey) };
  }, [trpc, asked]);
  const query = useQuery({
    ...options,
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
    staleTime: 0,
  });
  const isConfirmed = asked === input && query.isSuccess && !query.isPlaceholderData;
  const quote = query.data;
  const { lines, coupons } = draft;
  const here = useMemo(() => priceCart(sheet, { lines, coupons }), [sheet, lines, coupons]);
  const said = useMemo(
    () => (isConfirmed ? differing(here, quote?.lines ?? []) : undefined),
    [here, quote, isConfirmed],
  );
  const priced = useMemo(
    () => (said ? priceCart(sheet, { lines, coupons }, said) : here),
    [sheet, lines, coupons, said, here],
  );

  const isOnline = useIsOnline();
  const isOffline = !isOnline || query.isError || query.isPaused;
  const ask = query.refetch;
  const known = useMemo(
    () => ({ sheet, settlement, quote, isOffline, ask }),
    [sheet, settlement, quote, isOffline, ask],
  );
  return {
    cart: useMemo(() => cartOf(known, priced, isConfirmed), [known, priced, isConfirmed]),
    /** The same of a draft that has just changed, by what is known now. */
    reckon: useCallback((newer: Draft) => cartOf(known, priceCart(known.sheet, newer), false), [known]),
  };
}

/** What decides an order in the making besides its lines. */
interface Known {
  sheet: SheetIndex;
  settlement: MyStore["settlement"];
  quote: RouterOutputs["order"]["quote"] | undefined;
  isOffline: boolean;
  ask: () => void;
}

function cartOf(
  { sheet, settlement, quote, isOffline, ask }: Known,
  priced: PricedCart,
  isConfirmed: boolean,
) {
  const quotedFen = isConfirmed && quote ? parseFen(quote.totals.payable) : undefined;
  /** Undefined for those who do not pay ahead, and for those who may not see the money. */
  const balance = settlement === "cod" ? undefined : balanceOf(sheet, quote, priced.payableFen);
  return {
    ...priced,
    /** What a step that closes a gap may cost: the money and the window's maximum that are left. */
    room: {
      walletFen: balance && balance.spendableFen - priced.payableFen,
      leftFen: priced.leftFen,
    },
    quote,
    isConfirmed,
    /** Prices or promotions of this page are older than the server's. */
    isOutdated: quotedFen !== undefined && quotedFen !== priced.payableFen,
    isOffline,
    /** Whether an order would be taken now, as far as is known. */
    isOpen: quote ? quote.window.open : sheet.closesAt !== null,
    closesAt: quote ? quote.window.closesAt : sheet.closesAt,
    nextOpensAt: quote ? quote.window.nextOpensAt : sheet.nextOpensAt,
    balance,
    ask,
  };
}

export type Cart = ReturnType<typeof cartOf>;

/** What the server said of each line, when it says anything else than this page; undefined: nothing is to be done again. */
function differing(
  { lines }: PricedCart,
  quoted: readonly { item: string; status: LineProblem | "ok" }[],
): ReadonlyMap<string, LineProblem | "ok"> | undefined {
  if (quoted.every(({ status }, place) => status === (lines[place]?.problem ?? "ok"))) return undefined;
  return new Map(quoted.map(({ item, status }) => [item, status]));
}

type Quoted = { balance: { available: string; pooled: string } | null } | undefined;

/** Balance check 1 as one types (R14): what is available less what waits in the pool, against what is to be paid. */
function balanceOf(sheet: SheetIndex, quote: Quoted, payableFen: number) {
  const known = quote
    ? quote.balance && {
        availableFen: parseFen(quote.balance.available) ?? 0,
        pooledFen: parseFen(quote.balance.pooled) ?? 0,
      }
    : sheet.balance;
  if (!known) return undefined;
  const spendableFen = known.availableFen - known.pooledFen;
  return { ...known, spendableFen, shortFen: Math.max(0, payableFen - spendableFen) };
}
