"use client";

import { Camera, ImageUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/app/_ui/button";
import { Refusal } from "@/app/_ui/refusal";
import { usePhotoUpload } from "./use-photo-upload";

const types = "image/jpeg,image/png,image/webp,image/heic,image/heif,.heic";

/** The photo or screenshot of the transfer: by camera or from the phone, with a preview while it is sent. */
export function PhotoUpload({ deposit, isFirst = false }: { deposit: string; isFirst?: boolean }) {
  const t = useTranslations("store.deposit.photo");
  const { state, send } = usePhotoUpload(deposit);
  const camera = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const picker = (label: string, ref: typeof camera, capture?: "environment") => (
    <input
      ref={ref}
      type="file"
      accept={types}
      capture={capture}
      aria-label={label}
      tabIndex={-1}
      className="sr-only"
      onChange={({ target }) => {
        const file = target.files?.[0];
        target.value = "";
        if (file) send(file);
      }}
    />
  );
  const isSending = state.step === "sending";
  return (
    <section aria-label={t("title")} className="flex flex-col gap-3">
      {isFirst && <p className="font-medium">{t("then")}</p>}
      {state.step === "refused" && <Refusal sentence={state.sentence} />}
      {isSending && (
        <div className="flex items-center gap-4" role="status">
          {/* biome-ignore lint/performance/noImgElement: the person's own file, not yet anywhere else */}
          <img src={state.preview} alt={t("preview")} className="size-20 rounded-md border object-cover" />
          <div className="flex-1">
            <progress value={state.percent} max={100} aria-label={t("sending")} className="h-2 w-full" />
            <p className="text-sm text-quiet">{t("percent", { percent: state.percent })}</p>
          </div>
        </div>
      )}
      {picker(t("file"), files)}
      {picker(t("camera"), camera, "environment")}
      <div className="flex flex-wrap gap-3">
        <Button
          variant={isFirst ? "primary" : "secondary"}
          size="touch"
          icon={<ImageUp aria-hidden />}
          isLoading={isSending}
          onClick={() => files.current?.click()}
          className="flex-1"
        >
          {t(isFirst ? "file" : "another")}
        </Button>
        <Button
          size="touch"
          icon={<Camera aria-hidden />}
          isLoading={isSending}
          onClick={() => camera.current?.click()}
        >
          {t("camera")}
        </Button>
      </div>
    </section>
  );
}
