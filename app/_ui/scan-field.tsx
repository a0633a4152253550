"use client";

import { Camera, CameraOff, Keyboard, ScanBarcode } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { halfWidth } from "@/app/_lib/read-money";
import { CameraPane } from "./camera-pane";
import { cn } from "./cn";
import { IconButton } from "./icon-button";
import { inputLook } from "./input-look";
import { isModalOpen } from "./modal";
import { useCameraScan } from "./use-camera-scan";
import { type HardKey, useWedge } from "./use-wedge";

/** Scanners that end a code with two line ends press Enter twice: the second is no answer of the hand. */
const secondEnterMs = 150;

interface ScanFieldProps {
  label: string;
  onScan: (code: string) => void;
  /** Enter without a code: the main thing of the screen. */
  onEnter?: () => void;
  onKey?: (key: HardKey) => void;
}

/**
 * The field of a scanner's screen. It always has the focus, so that a code lands in it whatever was touched last, and does
 * not call up the keys on the glass; those come when asked for, for a code that cannot be read.
 */
export function ScanField({ label, onScan, onEnter, onKey }: ScanFieldProps) {
  const t = useTranslations("common.scan");
  const input = useRef<HTMLInputElement>(null);
  const scannedAt = useRef(Number.NEGATIVE_INFINITY);
  const [text, setText] = useState("");
  const [isTyping, setIsTyping] = useState(false);
  const camera = useCameraScan(onScan);
  const enter = () => {
    if (performance.now() - scannedAt.current > secondEnterMs) onEnter?.();
  };
  useWedge(input, { onEnter: enter, onKey });
  useFocusKept(input);

  const submit = () => {
    const code = halfWidth(text).trim();
    setText("");
    if (!code) return enter();
    scannedAt.current = performance.now();
    setIsTyping(false);
    onScan(code);
  };
  return (
    <div className="flex flex-col gap-2">
      <form
        className="flex gap-1"
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
            aria-label={label}
            placeholder={label}
            autoComplete="off"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            inputMode={isTyping ? "text" : "none"}
            enterKeyHint="go"
            className={cn(inputLook, "h-11 pl-10 md:h-11")}
          />
        </span>
        {camera.isSupported && (
          <IconButton
            label={camera.isOn ? t("stopCamera") : t("camera")}
            onClick={camera.toggle}
            className="size-11"
          >
            {camera.isOn ? <CameraOff aria-hidden /> : <Camera aria-hidden />}
          </IconButton>
        )}
        <IconButton
          label={t("type")}
          aria-pressed={isTyping}
          onClick={() => setIsTyping(!isTyping)}
          className={cn("size-11", isTyping && "bg-hover text-text")}
        >
          <Keyboard aria-hidden />
        </IconButton>
      </form>
      <CameraPane camera={camera} />
    </div>
  );
}

/** After a touch anywhere the focus comes back; whoever walks by keyboard keeps theirs. */
function useFocusKept(input: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const focus = () => input.current?.focus({ preventScroll: true });
    focus();
    const onClick = (event: MouseEvent) => {
      // Whoever touches another field wants to type there.
      if (event.target instanceof Element && event.target.closest("input, textarea, label")) return;
      if (event.detail > 0 && !isModalOpen()) setTimeout(focus);
    };
    const onShow = () => document.visibilityState === "visible" && focus();
    document.addEventListener("click", onClick);
    document.addEventListener("visibilitychange", onShow);
    return () => {
      document.removeEventListener("click", onClick);
      document.removeEventListener("visibilitychange", onShow);
    };
  }, [input]);
}
