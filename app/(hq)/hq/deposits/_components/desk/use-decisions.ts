"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { toast } from "@/app/_ui/toast";
import { parseFen } from "@/server/shared/fen";
import type { useQueue } from "./use-queue";

/** Decisions made together: one slip, or a bulk approval. They are undone together. */
export interface Undoable {
  decisions: number[];
  deposits: string[];
  kind: "approve" | "reject";
  /** What they credit together; 0 for a rejection. */
  amountFen: number;
  /** Approvals that only count once a supervisor approves too. */
  isFirst: boolean;
  /** By this computer's clock: ten seconds after the server's answer came. */
  dueMs: number;
}

type OwnDecision = RouterOutputs["account"]["deposits"]["decisions"][number];

const fenOf = (received: string | null) => (received === null ? 0 : (parseFen(received) ?? 0));
const undoMs = 10_000;
/** A little later, so that the server's clock is past it too. */
const graceMs = 300;

const undoableOf = ({ decision, deposit, kind, received, dueAt }: OwnDecision): Undoable => ({
  amountFen: fenOf(received),
  decisions: [decision],
  deposits: [deposit],
  kind,
  isFirst: false,
  // This computer's clock may be behind the server's.
  dueMs: Math.min(new Date(dueAt).getTime(), Date.now() + undoMs),
});

/** What was decided at this desk: sent, undone in time, posted when its time is over, and told when it could not be posted. */
export function useDecisions(
  queue: ReturnType<typeof useQueue>,
  isFirstOf: (deposit: string) => boolean,
  onAllQueued: () => void,
) {
  const t = useTranslations("hq.desk");
  const locale = useLocale();
  const trpc = useTRPC();
  const [undoable, setUndoable] = useState<Undoable[]>([]);
  const add = (made: Omit<Undoable, "dueMs">) =>
    setUndoable((list) => [...list, { ...made, dueMs: Date.now() + undoMs }]);

  const decide = useCommand(trpc.account.deposits.decide.mutationOptions(), {
    invalidates: [],
    onDone: ({ decision, deposit, kind, received }) => {
      const amountFen = fenOf(received);
      add({ decisions: [decision], deposits: [deposit], kind, amountFen, isFirst: isFirstOf(deposit) });
      queue.mark([deposit], kind);
      queue.advance();
    },
    onRefused: () => true,
  });
  const approveMatches = useCommand(trpc.account.deposits.approveMatches.mutationOptions(), {
    invalidates: [],
    onDone: ({ outcomes }) => {
      const queued = outcomes.flatMap(({ queued }) => queued ?? []);
      if (queued.length === 0) return;
      const deposits = queued.map(({ deposit }) => deposit);
      add({
        decisions: queued.map(({ decision }) => decision),
        deposits,
        kind: "approve",
        amountFen: queued.reduce((sum, { received }) => sum + fenOf(received), 0),
        isFirst: deposits.every(isFirstOf),
      });
      queue.mark(deposits, "approve");
      // Nothing to read: the keys are the desk's again, Z among them.
      if (queued.length === outcomes.length) onAllQueued();
    },
  });
  const undo = useCommand(trpc.account.deposits.undo.mutationOptions(), {
    invalidates: [],
    onDone: ({ undone, posted }) => {
      queue.mark(undone, null);
      if (undone[0]) queue.choose(undone[0]);
      if (posted.length > 0) toast.refused(t("undoTooLate", { no: posted.join(", ") }));
      void queue.refresh();
    },
  });
  const postDue = useCommand(trpc.account.deposits.postDue.mutationOptions(), {
    invalidates: [],
    onDone: () => void queue.refresh(),
  });
  const dueMs = undoable[0]?.dueMs;
  const { run: runPostDue } = postDue;
  useEffect(() => {
    if (dueMs === undefined) return;
    const timer = setTimeout(
      () => {
        setUndoable((list) => list.filter((one) => one.dueMs > Date.now()));
        runPostDue({});
      },
      Math.max(0, dueMs - Date.now()) + graceMs,
    );
    return () => clearTimeout(timer);
  }, [dueMs, runPostDue]);

  const undoLast = () => {
    const last = undoable.at(-1);
    if (!last) return;
    setUndoable((list) => list.slice(0, -1));
    undo.run({ decisions: last.decisions });
  };
  const made = useQuery(trpc.account.deposits.decisions.queryOptions());
  // After a reload, or in a second tab: what is still to be undone is undone here as well.
  const kept = made.data;
  useEffect(() => {
    const open = (kept ?? []).filter(
      ({ state, dueAt }) => state === "queued" && new Date(dueAt).getTime() > Date.now(),
    );
    setUndoable((list) => {
      const known = new Set(list.flatMap(({ decisions }) => decisions));
      const missing = open.filter(({ decision }) => !known.has(decision)).reverse();
      return missing.length === 0
        ? list
        : [...list, ...missing.map(undoableOf)].sort((a, b) => a.dueMs - b.dueMs);
    });
  }, [kept]);
  const [seen, setSeen] = useState<readonly number[]>([]);
  const failed = (made.data ?? []).filter(
    ({ state, decision }) => state === "refused" && !seen.includes(decision),
  );
  return {
    decide,
    approveMatches,
    undoable,
    undoLast,
    /** Decisions that could not be posted, each with its sentence, until they are put aside. */
    failed: failed.map((one) => ({ ...one, sentence: one.refusal?.[locale === "zh" ? "zh" : "en"] ?? "" })),
    putAside: () => setSeen(failed.map(({ decision }) => decision)),
  };
}
