"use client";

import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { cn } from "./cn";
import { Signature } from "./signature";

type Told = RouterOutputs["dock"]["handover"];
interface HandoverFactsProps {
  handover: NonNullable<Told["handover"]>;
  owed: Told["owed"];
  className?: string;
}
const kinds = ["totes", "cages", "iceBoxes"] as const;

/** What was given, what came back, what was wrong, and the strokes of the pen. */
export function HandoverFacts({ handover, owed, className }: HandoverFactsProps) {
  const t = useTranslations("common.handover");
  const photo = (id: number, rest = "") =>
    `/api/handovers/${encodeURIComponent(handover.handover)}/photo?photo=${id}${rest}`;
  return (
    <div className={cn("flex flex-col gap-3", className)}>
      <table className="w-full text-table tabular-nums">
        <thead className="text-quiet">
          <tr>
            <th className="text-left font-normal" />
            <th className="text-right font-normal">{t("given")}</th>
            <th className="text-right font-normal">{t("back")}</th>
            <th className="text-right font-normal">{t("owed")}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th className="text-left font-normal">{t("kinds.cases")}</th>
            <td className="text-right font-medium">{handover.given.cases}</td>
            <td className="text-right text-quiet">–</td>
            <td className="text-right text-quiet">–</td>
          </tr>
          {kinds.map((kind) => (
            <tr key={kind}>
              <th className="text-left font-normal">{t(`kinds.${kind}`)}</th>
              <td className="text-right font-medium">{handover.given[kind]}</td>
              <td className="text-right font-medium">{handover.back[kind]}</td>
              <td className="text-right font-medium">{owed[kind]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {handover.notes.length > 0 && (
        <ul className="flex flex-col gap-2">
          {handover.notes.map(({ note, kind, code, remark, photos }) => (
            <li key={note}>
              <b className="font-medium text-attention">{t(`faults.${kind}`)}</b> {code} {remark}
              {photos.length > 0 && (
                <span className="mt-1 flex flex-wrap gap-2">
                  {photos.map((id) => (
                    <a key={id} href={photo(id)} target="_blank" rel="noreferrer">
                      {/* biome-ignore lint/performance/noImgElement: a private picture from an authorised address, drawn small for this */}
                      <img
                        src={photo(id, "&size=thumbnail")}
                        alt={t("photoOf", { code: code || t(`faults.${kind}`) })}
                        className="size-20 rounded-md border object-cover"
                      />
                    </a>
                  ))}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {handover.remark && <p>{handover.remark}</p>}
      <Signature
        path={handover.signature}
        label={t("signatureOf", { name: handover.signedBy })}
        className="max-w-72 rounded-md border bg-raised"
      />
    </div>
  );
}
