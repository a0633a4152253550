"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { ClaimPhotos } from "@/app/_ui/claims/claim-photos";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Facts } from "@/app/_ui/facts";
import { Money } from "@/app/_ui/money";
import { Chip } from "@/app/_ui/status-chip";
import { ClaimPhotoButton } from "./claim-photo-button";

const tones = {
  submitted: "information",
  accepted: "done",
  part_accepted: "attention",
  rejected: "blocked",
} as const;

/** What the store has claimed of this delivery, and what became of it. */
export function DifferenceNotes({ delivery }: { delivery: string }) {
  const t = useTranslations("store.check.notes");
  const format = useFormat();
  const notes = useQuery(useTRPC().delivery.differences.queryOptions({ delivery, limit: 20 }));
  if (!notes.data || notes.data.rows.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-base font-semibold">{t("title")}</h2>
      <ul className="divide-y rounded-lg border bg-raised">
        {notes.data.rows.map((note) => (
          <li
            key={note.difference}
            className="flex flex-wrap items-start justify-between gap-x-3 gap-y-2 px-4 py-2.5"
          >
            <div className="min-w-0">
              <DocumentNumber no={note.difference} />
              <ul className="text-sm">
                {note.items.map((line) => (
                  <li key={`${line.name} ${line.type}`}>
                    {line.name} ·{" "}
                    {t(`types.${line.type}`, { qty: format.quantity(line.qtyEach, line.isWeighed) })}
                    {line.acceptedEach !== null && line.acceptedEach < line.qtyEach && (
                      <span className="text-attention">
                        {" "}
                        {t("accepted", { qty: format.quantity(line.acceptedEach, line.isWeighed) })}
                      </span>
                    )}
                    {line.creditFen !== null && (
                      <span className="text-quiet tabular-nums"> {format.money(line.creditFen)}</span>
                    )}
                  </li>
                ))}
              </ul>
              <Facts className="text-sm text-quiet">
                {format.instant(note.reportedAt)}
                {t("lines", { count: note.lines })}
                {note.reportedBy}
              </Facts>
              <ClaimPhotos difference={note.difference} photos={note.photos} />
            </div>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1 md:flex-col md:items-end">
              <Chip tone={tones[note.status]}>{t(`states.${note.status}`)}</Chip>
              {note.status === "submitted" && <ClaimPhotoButton difference={note.difference} />}
              {note.creditFen !== null && <Money fen={note.creditFen} />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
