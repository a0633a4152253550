"use client";

import { useTranslations } from "next-intl";
import { usePhotoUpload } from "../../_lib/use-photo-upload";

/** Puts a photo to a write-off, which is judged with it. */
export function usePhoto(shrinkage: string) {
  const t = useTranslations("store.shrinkage");
  return usePhotoUpload(`/api/shrinkages/${encodeURIComponent(shrinkage)}/photo`, {
    done: (status) => t(status === "posted" ? "photoPosted" : "photoWaits"),
    failed: t("photoFailed"),
  });
}
