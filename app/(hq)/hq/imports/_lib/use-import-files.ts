"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useState } from "react";
import { refusalOf } from "@/app/_lib/refusal";
import { newRequestId } from "@/app/_lib/request-id";
import { useTRPCClient } from "@/app/_lib/trpc/client";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { type ImportKind, importKinds } from "@/server/import/schema";
import type { RowError } from "@/server/sheet/schema";
import { contentOf, type FileState, type KindDescription, type PickedFile, pickedFile } from "./picked-file";

interface RefusedDetails {
  errorCount?: number;
  errors?: RowError[];
}

const placeOf = (kind: ImportKind | undefined) => (kind ? importKinds.indexOf(kind) : importKinds.length);
const inOrder = (files: readonly PickedFile[]) => files.toSorted((a, b) => placeOf(a.kind) - placeOf(b.kind));

/** The files on the table, in the order of a chain's loading, and what can be done with all of them. */
export function useImportFiles(kinds: readonly KindDescription[]) {
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const locale = useLocale();
  const sentenceFor = useErrorSentence();
  const [files, setFiles] = useState<readonly PickedFile[]>([]);
  const [running, setRunning] = useState<
    { mode: "check" | "apply"; done: number; total: number } | undefined
  >();

  const change = (id: string, next: Partial<PickedFile>) =>
    setFiles((now) => inOrder(now.map((file) => (file.id === id ? { ...file, ...next } : file))));

  const add = async (picked: readonly File[]) => {
    const read = await Promise.all(picked.map((file) => pickedFile(file, kinds)));
    const known = read.filter((file) => file !== undefined);
    setFiles((now) =>
      inOrder([...now.filter((file) => !known.some((one) => one.name === file.name)), ...known]),
    );
    return picked.filter((_, index) => read[index] === undefined).map((file) => file.name);
  };

  const send = async ({ kind, format, file }: PickedFile, mode: "check" | "apply"): Promise<FileState> => {
    if (!kind) return { name: "new" };
    const form = { requestId: newRequestId(), kind, format, content: await contentOf(file) };
    try {
      if (mode === "check") return { name: "good", outcome: await client.import.checkFile.mutate(form) };
      return { name: "applied", outcome: await client.import.applyFile.mutate(form) };
    } catch (error) {
      const refusal = refusalOf(error);
      const { errors = [], errorCount = 0 } = (refusal?.details ?? {}) as RefusedDetails;
      return { name: "refused", sentence: refusal?.[locale] ?? sentenceFor(error), errors, errorCount };
    }
  };

  /** One file after the other. Applying stops at the first refused one: those behind it may need what it brings. */
  const run = async (mode: "check" | "apply") => {
    const wanted = files.filter((file) => file.kind && file.state.name !== "applied");
    for (const [done, file] of wanted.entries()) {
      setRunning({ mode, done, total: wanted.length });
      change(file.id, { state: { name: "running" } });
      const state = await send(file, mode);
      change(file.id, { state });
      if (mode === "apply" && state.name === "refused") break;
    }
    setRunning(undefined);
    if (mode === "apply") await queryClient.invalidateQueries();
  };

  return {
    files,
    running,
    add,
    run,
    setKind: (id: string, kind: ImportKind) => change(id, { kind, state: { name: "new" } }),
    remove: (id: string) => setFiles((now) => now.filter((file) => file.id !== id)),
    clear: () => setFiles([]),
  };
}
