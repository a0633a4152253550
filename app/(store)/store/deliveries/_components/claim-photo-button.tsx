"use client";

import { Camera } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/app/_ui/button";
import { usePhotoUpload } from "../../_lib/use-photo-upload";

/** Takes a photo of what is broken or missing, as long as nobody has decided. */
export function ClaimPhotoButton({ difference }: { difference: string }) {
  const t = useTranslations("store.check.notes");
  const input = useRef<HTMLInputElement>(null);
  const photo = usePhotoUpload(`/api/differences/${encodeURIComponent(difference)}/photo`, {
    done: () => t("photoKept"),
    failed: t("photoFailed"),
  });
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        aria-label={t("photoOf", { no: difference })}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) photo.send(file);
          event.target.value = "";
        }}
      />
      <Button
        size="large"
        icon={<Camera aria-hidden />}
        isLoading={photo.isSending}
        onClick={() => input.current?.click()}
      >
        {t("takePhoto")}
      </Button>
    </>
  );
}
