"use client";

import { useTranslations } from "next-intl";
import type { useCameraScan } from "./use-camera-scan";

/** What the camera sees while it looks for a code; why it does not, when it failed. */
export function CameraPane({ camera }: { camera: ReturnType<typeof useCameraScan> }) {
  const t = useTranslations("common.scan");
  return (
    <>
      {camera.isOn && (
        <div className="relative overflow-hidden rounded-lg bg-black">
          <video ref={camera.video} muted playsInline className="aspect-[4/3] w-full object-cover" />
          <span
            aria-hidden
            className="absolute inset-x-[12%] inset-y-[32%] rounded-lg border-2 border-white/80"
          />
          <p className="absolute inset-x-0 bottom-0 bg-black/60 px-3 py-2 text-center text-sm text-white">
            {t("aim")}
          </p>
        </div>
      )}
      {camera.hasFailed && <p className="text-table text-blocked">{t("noCamera")}</p>}
    </>
  );
}
