"use client";

import { Camera, CameraOff, ScanBarcode } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { halfWidth } from "@/app/_lib/read-money";
import { Button } from "./button";
import { cn } from "./cn";
import { IconButton } from "./icon-button";
import { inputLook } from "./input-look";
import { useCameraScan } from "./use-camera-scan";

interface ScanBoxProps {
  /** Gets every code that was scanned or typed; the page decides what it is by its form. */
  onScan: (code: string) => void;
  label?: string;
  /** Whether codes typed anywhere on the page land here, as from a scanner that is a keyboard. */
  listensEverywhere?: boolean;
  className?: string;
}

/** Scan first: no tap is needed before scanning. A scanner that types, the camera where the browser can read codes, or fingers. */
export function ScanBox({ onScan, label, listensEverywhere = true, className }: ScanBoxProps) {
  const t = useTranslations("common.scan");
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const camera = useCameraScan(onScan);
  useKeysFromEverywhere(listensEverywhere, input);

  const submit = () => {
    const code = halfWidth(text).trim();
    setText("");
    if (code) onScan(code);
  };
  return (
    <div className={cn("flex flex-col gap-2", className)}>
      <form
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <span className="relative flex-1">
          <ScanBarcode
            aria-hidden
            className="pointer-events-none absolute top-0 bottom-0 left-3 my-auto size-5 text-quiet"
          />
          <input
            ref={input}
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-label={label ?? t("label")}
            placeholder={label ?? t("label")}
            autoComplete="off"
            autoCapitalize="characters"
            enterKeyHint="search"
            className={cn(inputLook, "h-12 pl-10 md:h-10 pointer-coarse:h-12")}
          />
        </span>
        {camera.isSupported && (
          <IconButton
            label={camera.isOn ? t("stopCamera") : t("camera")}
            onClick={camera.toggle}
            className="size-12 border border-line-strong/60 md:size-10 pointer-coarse:size-12"
          >
            {camera.isOn ? <CameraOff aria-hidden /> : <Camera aria-hidden />}
          </IconButton>
        )}
        <Button type="submit" className="h-12 md:h-10 pointer-coarse:h-12">
          {t("enter")}
        </Button>
      </form>
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
    </div>
  );
}

/** A keyboard-wedge scanner types wherever the focus is: characters that no field wants go to the box. */
function useKeysFromEverywhere(isOn: boolean, input: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    if (!isOn) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector("[role=dialog]:not([aria-modal=false]), [role=alertdialog]")) return;
      if (event.target instanceof HTMLElement && event.target.closest("input, textarea, select")) return;
      input.current?.focus();
    };
    document.addEventListener("keydown", onKeyDown, true);
    return () => document.removeEventListener("keydown", onKeyDown, true);
  }, [isOn, input]);
}
