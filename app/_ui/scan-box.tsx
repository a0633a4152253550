"use client";

import { Camera, CameraOff, ScanBarcode } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { halfWidth } from "@/app/_lib/read-money";
import { Button } from "./button";
import { CameraPane } from "./camera-pane";
import { cn } from "./cn";
import { IconButton } from "./icon-button";
import { inputLook } from "./input-look";
import { useCameraScan } from "./use-camera-scan";
import { useWedge } from "./use-wedge";

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
  useWedge(input, { isOn: listensEverywhere });

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
      <CameraPane camera={camera} />
    </div>
  );
}
