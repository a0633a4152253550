"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { rejectReasons } from "@/server/account/schema";
import { formatFen, parseFen } from "@/server/shared/fen";
import type { PhotoView } from "./slip-photo";
import { useBankLines } from "./use-bank-lines";
import { useDecisions } from "./use-decisions";
import { useDeskKeys } from "./use-desk-keys";
import { useQueue } from "./use-queue";
import { useWarnings } from "./use-warnings";

export type DeskMode = "look" | "reject" | "write" | "lines" | "duplicates" | "bulk";

/** Refusals that no other amount opens. */
const neverMine: ReadonlySet<string> = new Set([
  "deposit/same-photo",
  "deposit/own-slip",
  "deposit/no-evidence",
]);

/** The desk: one slip after the other, by keys alone; `wanted` is the slip that a link leads to. */
export function useDesk(wanted?: string) {
  const trpc = useTRPC();
  const queue = useQueue(wanted);
  const [mode, setMode] = useState<DeskMode>("look");
  const secondFromFen = useRef<number>(undefined);
  const isFirstOf = (no: string) => {
    const row = queue.rows.find((one) => one.deposit === no);
    return (
      row !== undefined &&
      row.firstBy === null &&
      row.amountFen > (secondFromFen.current ?? Number.POSITIVE_INFINITY)
    );
  };
  const decisions = useDecisions(queue, isFirstOf, () => setMode("look"));
  const { current } = queue;
  const photo = useRef<PhotoView>(null);
  const search = useRef<HTMLInputElement>(null);
  const lineSearch = useRef<HTMLInputElement>(null);
  /** What is typed over the amount that is expected, for this slip as it is now. */
  const [typed, setTyped] = useState<string>();
  /** A slip with something odd is approved by the second press only. */
  const [isArmed, setIsArmed] = useState(false);
  const slip = useQuery({
    ...trpc.account.deposits.get.queryOptions({ deposit: current?.deposit ?? "" }),
    enabled: current !== undefined,
  });
  const facts = slip.data?.deposit === current?.deposit ? slip.data : undefined;
  const warnings = useWarnings(current, current && queue.hints.get(current.deposit), facts);
  if (slip.data) secondFromFen.current = parseFen(slip.data.secondApproverFrom);
  const { deposit, matchedFen, amountFen } = current ?? {};
  const received = typed ?? (deposit === undefined ? "" : formatFen(matchedFen || amountFen || 0));
  const receivedFen = parseFen(received);
  const lines = useBankLines({
    deposit,
    receivedFen: receivedFen === amountFen ? undefined : receivedFen,
    isOpen: mode === "lines",
  });
  const { setSearch: setLineSearch } = lines;
  const { reset } = decisions.decide;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another slip, or other money of this one, begins anew
  useEffect(() => {
    setTyped(undefined);
    setMode("look");
    setIsArmed(false);
    setLineSearch("");
    reset();
  }, [deposit, matchedFen, amountFen, reset, setLineSearch]);

  const match = useCommand(trpc.bank.lines.match.mutationOptions(), { onDone: () => setMode("look") });

  const blur = () => (document.activeElement as HTMLElement | null)?.blur();
  const { run } = decisions.decide;
  const isDifferent = current !== undefined && receivedFen !== current.amountFen;
  const isOdd = isDifferent || warnings.some((warning) => warning.isOdd);
  /** Nobody's file shows the money yet: whoever approves says with a second press that they saw it (D15). */
  const isUnseen = current !== undefined && current.matchedFen === 0;
  const canDecide = current !== undefined && current.queued === null && !decisions.decide.isRunning;

  const isUntouched = typed === undefined;
  /** Why this person cannot approve the slip; what an amount decides, another amount opens again. */
  const refusal =
    current?.refusal && (isUntouched || neverMine.has(current.refusal.code)) ? current.refusal : undefined;

  const approve = () => {
    // What does not fit is only known once the slip's facts are here.
    if (!canDecide || refusal || !facts || receivedFen === undefined || receivedFen <= 0) return;
    if ((isOdd || isUnseen) && !isArmed) {
      setIsArmed(true);
      if (current.duplicates > 0) setMode("duplicates");
      return;
    }
    run({ deposit: current.deposit, decision: "approve", received });
  };
  const reject = (reason: string) => {
    if (canDecide) run({ deposit: current.deposit, decision: "reject", reason });
  };
  const pick = (line: string | undefined) => {
    if (line && current) match.run({ lines: [line], deposits: [current.deposit] });
  };
  const toggle = (other: DeskMode) => () => setMode(mode === other ? "look" : other);
  const digits = Object.fromEntries(
    Array.from({ length: 9 }, (_, at) => [
      String(at + 1),
      mode === "reject"
        ? () => (at === rejectReasons.length ? setMode("write") : reject(rejectReasons[at] ?? ""))
        : mode === "lines"
          ? () => pick(lines.query.data?.[at]?.line)
          : undefined,
    ]),
  );
  useDeskKeys(
    {
      ...digits,
      a: approve,
      r: current && toggle("reject"),
      s: () => queue.move(1),
      m: current && toggle("lines"),
      d: current && toggle("duplicates"),
      b: () => setMode("bulk"),
      j: () => queue.move(1),
      arrowdown: () => queue.move(1),
      k: () => queue.move(-1),
      arrowup: () => queue.move(-1),
      z: decisions.undoLast,
      e: () => document.querySelector<HTMLInputElement>("[data-desk-amount]")?.focus(),
      "/": () => (mode === "lines" ? lineSearch : search).current?.focus(),
      "+": () => photo.current?.zoom(1.5),
      "=": () => photo.current?.zoom(1.5),
      "-": () => photo.current?.zoom(1 / 1.5),
      "0": () => photo.current?.reset(),
      "[": () => photo.current?.turn(-1),
      "]": () => photo.current?.turn(1),
      arrowleft: () => photo.current?.pan(60, 0),
      arrowright: () => photo.current?.pan(-60, 0),
      escape: () => (mode === "look" ? queue.setSearch("") : setMode("look")),
    },
    {
      enter: (field) => {
        blur();
        if (field.hasAttribute("data-desk-amount")) approve();
      },
      escape: (field) => {
        if (field === search.current && queue.search !== "") queue.setSearch("");
        else if (field === lineSearch.current && lines.search !== "") lines.setSearch("");
        else blur();
        if (field.hasAttribute("data-desk-search")) return;
        setMode("look");
        if (receivedFen === undefined) setTyped(undefined);
      },
    },
  );
  return {
    queue,
    decisions,
    isFirstOf,
    slip: facts,
    warnings,
    refusal,
    photo,
    search,
    lines,
    lineSearch,
    mode,
    setMode,
    received,
    setReceived: (amount: string) => {
      setTyped(amount);
      setIsArmed(false);
    },
    isArmed,
    isDifferent,
    isOdd,
    isUnseen,
    canDecide,
    approve,
    reject,
    pick,
  };
}
