"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useDebounced } from "@/app/_ui/use-debounced";
import { photoAddress } from "./photo-address";

export type QueueSlip = RouterOutputs["account"]["deposits"]["queue"]["rows"][number];

export type QueueHint = RouterOutputs["bank"]["lines"]["hints"][number];

const everyMs = 30_000;
const searchMs = 250;

const noHints: ReadonlyMap<string, QueueHint> = new Map();
const byDeposit = (hints: readonly QueueHint[]): ReadonlyMap<string, QueueHint> =>
  new Map(hints.map((hint) => [hint.deposit, hint]));

/** The queue, the slip that is looked at, and the next one made ready: its facts are asked for and its photo is loaded. */
export function useQueue(wanted?: string) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState(wanted);
  const input = { search: useDebounced(search, searchMs) || undefined };
  const options = trpc.account.deposits.queue.queryOptions(input);
  const query = useQuery({ ...options, refetchInterval: everyMs, placeholderData: keepPreviousData });
  const hints = useQuery({
    ...trpc.bank.lines.hints.queryOptions(),
    refetchInterval: everyMs,
    select: byDeposit,
  });
  const rows = query.data?.rows ?? [];
  const found = rows.findIndex((row) => row.deposit === chosen);
  const index = found < 0 ? firstOpen(rows, 0) : found;
  const current = rows[index];
  const next = rows[firstOpen(rows, index + 1)];

  useEffect(() => {
    if (!next) return;
    void client.prefetchQuery(trpc.account.deposits.get.queryOptions({ deposit: next.deposit }));
    if (next.photo !== null) new Image().src = photoAddress(next.deposit, next.photo);
  }, [client, next, trpc]);

  /**
   * Shows at once that a slip has a decision, or has none any more. An answer to a search that is on its way may be older than that:
   * the server is asked again.
   */
  const mark = (deposits: readonly string[], queued: QueueSlip["queued"]) => {
    const queryKey = trpc.account.deposits.queue.pathKey();
    client.setQueriesData({ queryKey }, (data: typeof query.data) => {
      const decided = (row: QueueSlip) => (deposits.includes(row.deposit) ? { ...row, queued } : row);
      return data && { ...data, rows: data.rows.map(decided) };
    });
    if (client.isFetching({ queryKey }) > 0) void client.invalidateQueries({ queryKey });
  };
  const refresh = () =>
    Promise.all(
      [
        trpc.account.deposits.queue.pathKey(),
        trpc.account.deposits.decisions.queryKey(),
        trpc.shell.waiting.queryKey(),
      ].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
  const move = (step: 1 | -1) => {
    const to = rows[Math.min(Math.max(index + step, 0), rows.length - 1)];
    if (to) setChosen(to.deposit);
  };
  /** To the next slip that nobody has decided about; from the last one back to the first. */
  const advance = () => {
    const to = rows[firstOpen(rows, index + 1)] ?? rows[firstOpen(rows, 0)];
    setChosen(to?.deposit);
  };
  return {
    query,
    rows,
    hints: hints.data ?? noHints,
    current,
    index,
    search,
    setSearch,
    choose: setChosen,
    move,
    advance,
    mark,
    refresh,
  };
}

/** Nothing for this person to decide: it waits for a second one, or is their own. */
const isForOthers = ({ refusal }: QueueSlip) =>
  refusal?.code === "deposit/second-must-be-supervisor" || refusal?.code === "deposit/own-slip";

/** The first slip from here on that waits for a decision which this person can make. */
function firstOpen(rows: readonly QueueSlip[], from: number): number {
  for (let at = from; at < rows.length; at += 1) {
    const row = rows[at];
    if (row && row.queued === null && !isForOthers(row)) return at;
  }
  return rows.length > 0 && from === 0 ? 0 : rows.length;
}
