"use client";

import { useTranslations } from "next-intl";

/** What the store photographed; each opens whole, and who looked is written down. */
export function ClaimPhotos({ difference, photos }: { difference: string; photos: readonly number[] }) {
  const t = useTranslations("common.claims");
  if (photos.length === 0) return null;
  const address = `/api/differences/${encodeURIComponent(difference)}/photo`;
  return (
    <ul aria-label={t("photos")} className="grid grid-cols-3 gap-2 md:grid-cols-4">
      {photos.map((photo) => (
        <li key={photo}>
          <a href={`${address}?photo=${photo}`} target="_blank" rel="noreferrer">
            {/* biome-ignore lint/performance/noImgElement: a private photo of our own store, already small */}
            <img
              src={`${address}?photo=${photo}&size=thumbnail`}
              alt={t("photo")}
              className="aspect-square w-full rounded-md border object-cover"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}
