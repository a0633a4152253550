"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import type { Slip } from "./slip-screen";

/** The photos of the slip, the newest first; a tap shows one whole. */
export function SlipPhotos({ slip }: { slip: Slip }) {
  const t = useTranslations("store.deposit.photo");
  const format = useFormat();
  if (slip.photos.length === 0) return null;
  const address = (photo: number) => `/api/deposits/${encodeURIComponent(slip.deposit)}/photo?photo=${photo}`;
  return (
    <ul className="flex flex-wrap gap-3">
      {slip.photos.map(({ photo, at }) => (
        <li key={photo} className="w-24">
          <a href={address(photo)} target="_blank" rel="noreferrer">
            {/* biome-ignore lint/performance/noImgElement: a private picture from an authorised address, drawn small for this */}
            <img
              src={`${address(photo)}&size=thumbnail`}
              alt={t("of", { at: format.instant(at) })}
              className="size-24 rounded-md border object-cover"
            />
          </a>
          <p className="text-[11px] leading-4 text-quiet">{format.instant(at)}</p>
        </li>
      ))}
    </ul>
  );
}
