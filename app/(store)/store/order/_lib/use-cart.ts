"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useDebounced } from "@/app/_ui/use-debounced";
import { parseFen } from "@/server/shared/fen";
import { lineAmountFen } from "@/server/shared/line-amounts";
import type { MyStore } from "../../_lib/my-store";
import type { Draft, DraftLine } from "./draft";
import type { SheetIndex, SheetItem } from "./sheet-index";

export type LineProblem =
  | "unknown_item"
  | "not_orderable"
  | "not_in_plan"
  | "no_source"
  | "outside_template"
  | "wrong_multiple";

/** A line of the order in the making. */
export interface CartLine extends DraftLine {
  item: SheetItem | undefined;
  amountFen: number;
  problem: LineProblem | undefined;
}

/** The quote waits for a pause in the typing, and comes again every minute for window and balance. */
const pauseMs = 400;
const refreshMs = 60_000;

/**
 * The order in the making with its figures: the sum at once by the same arithmetic as the server's, and the server's own
 * quote as soon as it arrives. `isConfirmed` says that the quote is about exactly these lines.
 */
export function useCart({ store, settlement }: MyStore, sheet: SheetIndex | undefined, draft: Draft) {
  const trpc = useTRPC();
  const input = useMemo(
    () => ({ store, lines: draft.lines.map(({ code, qty }) => ({ item: code, qty })) }),
    [store, draft.lines],
  );
  const asked = useDebounced(input, pauseMs);
  const query = useQuery({
    ...trpc.order.quote.queryOptions(asked),
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
    staleTime: 0,
  });
  const isConfirmed = asked === input && query.isSuccess && !query.isPlaceholderData;
  const quote = query.data;

  const lines = useMemo(() => {
    const said = new Map(isConfirmed ? quote?.lines.map(({ item, status }) => [item, status]) : []);
    return draft.lines.map((line): CartLine => {
      const item = sheet?.byCode.get(line.code);
      const status = said.get(line.code);
      const problem = status === "ok" ? undefined : (status ?? localProblem(sheet, item, line.qty));
      const priced = item && item.status === "ok" && !problem;
      const amountFen = priced
        ? lineAmountFen({ unitPriceFen: item.priceFen, qty: line.qty, isWeighed: item.isWeighed })
        : 0;
      return { ...line, item, amountFen, problem };
    });
  }, [draft.lines, sheet, quote, isConfirmed]);

  const goodsFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const quotedFen = quote ? (parseFen(quote.totals.goods) ?? 0) : undefined;
  return {
    lines,
    goodsFen,
    /** What the server would charge; before it has answered, the sum shown here. */
    payableFen: isConfirmed && quote ? (parseFen(quote.totals.payable) ?? goodsFen) : goodsFen,
    discountFen: isConfirmed && quote ? (parseFen(quote.totals.discount) ?? 0) : 0,
    quote,
    isConfirmed,
    /** The prices of this page are older than the server's. */
    isOutdated: isConfirmed && quotedFen !== undefined && quotedFen !== goodsFen,
    isOffline: query.isError || query.fetchStatus === "paused",
    ...limitsOf(quote, goodsFen),
    /** Undefined for those who do not pay ahead, and for those who may not see the money. */
    balance: settlement === "cod" ? undefined : balanceOf(quote, goodsFen),
    ask: query.refetch,
  };
}

export type Cart = ReturnType<typeof useCart>;

function localProblem(
  sheet: SheetIndex | undefined,
  item: SheetItem | undefined,
  qty: number,
): LineProblem | undefined {
  if (!sheet) return undefined;
  if (!item) return "not_in_plan";
  if (item.status !== "ok") return item.status;
  return qty % item.multipleEach === 0 ? undefined : "wrong_multiple";
}

/** What the open window still demands and allows (D12). With one window the sum of this page counts, else the quote's. */
function limitsOf(quote: { window: { limits: Limit[] } } | undefined, goodsFen: number) {
  const limits = quote?.window.limits ?? [];
  const asked = (limit: Limit) => (limits.length === 1 ? goodsFen : (parseFen(limit.asked) ?? 0));
  let missingFen = 0;
  let overFen = 0;
  let leftFen: number | undefined;
  for (const limit of limits) {
    const minimum = limit.minimum === null ? undefined : parseFen(limit.minimum);
    const maximum = limit.maximum === null ? undefined : parseFen(limit.maximum);
    if (minimum !== undefined) missingFen = Math.max(missingFen, minimum - asked(limit));
    if (maximum === undefined) continue;
    const left = maximum - (parseFen(limit.used) ?? 0) - asked(limit);
    leftFen = Math.min(leftFen ?? left, left);
    overFen = Math.max(overFen, -left);
  }
  return { missingFen, leftFen, overFen };
}

interface Limit {
  minimum: string | null;
  maximum: string | null;
  used: string;
  asked: string;
}

/** Balance check 1 as one types (R14): what is available less what waits in the pool, against the sum of this page. */
function balanceOf(
  quote: { balance: { available: string; pooled: string; enough: boolean } | null } | undefined,
  goodsFen: number,
) {
  if (!quote?.balance) return undefined;
  const availableFen = parseFen(quote.balance.available) ?? 0;
  const pooledFen = parseFen(quote.balance.pooled) ?? 0;
  const spendableFen = availableFen - pooledFen;
  return { availableFen, pooledFen, spendableFen, shortFen: Math.max(0, goodsFen - spendableFen) };
}
