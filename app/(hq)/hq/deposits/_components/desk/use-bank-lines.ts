"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useDebounced } from "@/app/_ui/use-debounced";
import { formatFen } from "@/server/shared/fen";

const searchMs = 250;
/** As many as there are keys. */
const shownMax = 9;

type Proposed = RouterOutputs["bank"]["lines"]["forSlip"]["suggested"][number];
/** A line as the desk lists it: proposed, with why, or found by a search. */
export type DeskLine = Pick<
  Proposed,
  "line" | "day" | "amount" | "payerName" | "payerAccount" | "note" | "bankReference"
> & { rule: Proposed["rule"] | null };

interface BankLinesOf {
  deposit: string | undefined;
  /** What is typed as received, when it is another amount than declared. */
  receivedFen: number | undefined;
  isOpen: boolean;
}

/** Open lines of the bank beside a slip: those that are proposed for it, or those that a search finds. */
export function useBankLines({ deposit, receivedFen, isOpen }: BankLinesOf) {
  const trpc = useTRPC();
  const [search, setSearch] = useState("");
  const wanted = useDebounced(search.trim(), searchMs);
  const isSearching = search.trim() !== "" && wanted !== "";
  const received = receivedFen && receivedFen > 0 ? formatFen(receivedFen) : undefined;
  const proposed = useQuery({
    ...trpc.bank.lines.forSlip.queryOptions({ deposit: deposit ?? "", received }),
    enabled: isOpen && deposit !== undefined,
    select: ({ suggested }): DeskLine[] => suggested.slice(0, shownMax),
  });
  const found = useQuery({
    ...trpc.bank.lines.list.queryOptions({ state: "open", search: wanted, limit: shownMax }),
    enabled: isOpen && isSearching,
    select: ({ rows }): DeskLine[] => rows.map((row) => ({ ...row, rule: null })),
  });
  return { query: isSearching ? found : proposed, isSearching, search, setSearch };
}
