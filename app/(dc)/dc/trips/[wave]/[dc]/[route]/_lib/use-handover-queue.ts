"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { askAnew } from "@/app/_lib/ask-anew";
import { keptFiles } from "@/app/_lib/kept-files";
import { refusalOf } from "@/app/_lib/refusal";
import { newRequestId } from "@/app/_lib/request-id";
import { type RouterInputs, useTRPC } from "@/app/_lib/trpc/client";
import { useErrorSentence } from "@/app/_lib/use-error-sentence";
import { type Sent, useOutbox } from "@/app/_lib/use-outbox";
import type { TripRef } from "@/server/dock/schema";
import { type Draft, givenOf, type Stop, sharesOf } from "./stop";

type Wish<Input> = Omit<Input, "requestId">;
type Entry = { id: string; store: string } & (
  | { kind: "handover"; wish: Wish<RouterInputs["dock"]["handOver"]> }
  | { kind: "payment"; wish: Wish<RouterInputs["cod"]["record"]> }
  | { kind: "photo"; handover: string; note: number }
  | { kind: "return"; return: string }
);

/**
 * Signed handovers, their photos, payments and returns that were taken along, on the way to the server, one after the other, each
 * counted once. `stores` are the truck's stops.
 */
export function useHandoverQueue(trip: TripRef, stores: string[]) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const sentenceFor = useErrorSentence();
  const locale = useLocale();
  const handOver = useMutation(trpc.dock.handOver.mutationOptions());
  const pay = useMutation(trpc.cod.record.mutationOptions());
  const collect = useMutation(trpc.returns.collect.mutationOptions());

  const sendOne = async (entry: Entry): Promise<string | undefined> => {
    if (entry.kind === "photo") return sendPhoto(entry.handover, entry.note, entry.id, locale);
    try {
      if (entry.kind === "handover") await handOver.mutateAsync({ ...entry.wish, requestId: entry.id });
      else if (entry.kind === "return")
        await collect.mutateAsync({ return: entry.return, requestId: entry.id });
      else await pay.mutateAsync({ ...entry.wish, requestId: entry.id });
    } catch (error) {
      if (!refusalOf(error)) throw error;
      return sentenceFor(error);
    }
  };
  const queue = useOutbox<Entry>(
    `handovers:${trip.wave}/${trip.dc}/${trip.route}`,
    async ([entry]): Promise<Sent> => {
      if (!entry) return { done: [] };
      const refused = await sendOne(entry);
      if (entry.kind === "return") await askAnew(queryClient, trpc.returns.toFetch.queryOptions({ stores }));
      else if (entry.kind !== "photo") await askAnew(queryClient, trpc.dock.handoverTrip.queryOptions(trip));
      return refused === undefined ? { done: [entry.id] } : { done: [], refused: { [entry.id]: refused } };
    },
  );

  const sign = (stop: Stop, draft: Draft, now: Date) => {
    const handover = newRequestId();
    const notes = draft.notes.map(({ kind, code, remark }) => ({ kind, code, remark }));
    const { store } = stop;
    const wish = {
      ...{ handover, wave: trip.wave, dc: trip.dc, store, notes },
      given: givenOf(stop, draft),
      back: draft.back,
      signedBy: draft.signedBy.trim(),
      signature: draft.signature,
      remark: draft.remark,
      signedAt: now.toISOString(),
    };
    const photos = draft.notes.flatMap((note, at): Entry[] =>
      note.photos.map((id) => ({ id, store, kind: "photo", handover, note: at + 1 })),
    );
    const { amount, reference } = draft;
    const payment = {
      store,
      amount,
      method: "qr" as const,
      reference: reference.trim(),
      deliveries: sharesOf(stop, amount || "0.00"),
    };
    queue.add(
      { id: handover, store, kind: "handover", wish },
      ...(draft.isPaid ? [{ id: newRequestId(), store, kind: "payment" as const, wish: payment }] : []),
      ...photos,
    );
  };
  /** A return that the driver has put on the truck. */
  const fetchReturn = (store: string, no: string) =>
    queue.add({ id: newRequestId(), store, kind: "return", return: no });
  return { ...queue, sign, fetchReturn };
}

/** A photo that the server takes is forgotten here; what it refuses is said in its words. */
async function sendPhoto(
  handover: string,
  note: number,
  id: string,
  locale: string,
): Promise<string | undefined> {
  const file = await keptFiles.get(id);
  if (!file) return undefined;
  const answer = await fetch(`/api/handovers/${encodeURIComponent(handover)}/photo?note=${note}`, {
    method: "PUT",
    headers: { "content-type": "application/octet-stream", "accept-language": locale },
    body: file,
  });
  if (answer.ok) {
    await keptFiles.remove(id);
    return undefined;
  }
  if (answer.status >= 500 || answer.status === 401) throw new Error(`answered ${answer.status}`);
  const { detail } = (await answer.json()) as { detail?: string };
  return detail ?? String(answer.status);
}
