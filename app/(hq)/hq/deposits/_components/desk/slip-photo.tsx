"use client";

import { ImageOff, RotateCcw, RotateCw, ZoomIn, ZoomOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { cn } from "@/app/_ui/cn";
import { IconButton } from "@/app/_ui/icon-button";
import { photoAddress } from "./photo-address";

/** What the keyboard can do with the photo. */
export interface PhotoView {
  zoom: (factor: number) => void;
  turn: (quarters: number) => void;
  reset: () => void;
  pan: (x: number, y: number) => void;
}

interface SlipPhotoProps {
  deposit: string;
  photo: number | null;
  view?: Ref<PhotoView>;
  className?: string;
}

const whole = { scale: 1, quarters: 0, x: 0, y: 0 };

/** The photo of a transfer: the wheel zooms, with Shift it turns, the pointer drags; every one of them has a key too. */
export function SlipPhoto({ deposit, photo, view, className }: SlipPhotoProps) {
  const t = useTranslations("hq.desk");
  const [state, setState] = useState(whole);
  const frame = useRef<HTMLDivElement>(null);
  const actions: PhotoView = {
    zoom: (factor) =>
      setState((now) => ({
        ...now,
        scale: Math.min(8, Math.max(1, now.scale * factor)),
        ...(now.scale * factor <= 1 && { x: 0, y: 0 }),
      })),
    turn: (quarters) => setState((now) => ({ ...now, quarters: now.quarters + quarters })),
    reset: () => setState(whole),
    pan: (x, y) => setState((now) => ({ ...now, x: now.x + x, y: now.y + y })),
  };
  useImperativeHandle(view, () => actions);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another slip begins with its whole photo
  useEffect(() => setState(whole), [deposit, photo]);
  useEffect(() => {
    const element = frame.current;
    // React listens to the wheel passively; only an active listener keeps the page from scrolling.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const down = (event.deltaY || event.deltaX) > 0;
      if (event.shiftKey) setState((now) => ({ ...now, quarters: now.quarters + (down ? 1 : -1) }));
      else
        setState((now) => ({ ...now, scale: Math.min(8, Math.max(1, now.scale * (down ? 1 / 1.2 : 1.2))) }));
    };
    element?.addEventListener("wheel", onWheel, { passive: false });
    return () => element?.removeEventListener("wheel", onWheel);
  }, []);
  return (
    <div
      className={cn("relative flex min-h-64 flex-col overflow-hidden rounded-lg border bg-sunken", className)}
    >
      <div
        ref={frame}
        className="relative min-h-0 flex-1 cursor-grab touch-none overflow-hidden active:cursor-grabbing"
        onPointerMove={(event) => event.buttons === 1 && actions.pan(event.movementX, event.movementY)}
      >
        {photo === null ? (
          <div className="grid size-full place-items-center text-center text-quiet">
            <p>
              <ImageOff aria-hidden className="mx-auto mb-2 size-8" />
              {t("noPhoto")}
            </p>
          </div>
        ) : (
          // biome-ignore lint/performance/noImgElement: a private picture from an authorised address, drawn for this already
          <img
            key={`${deposit}-${photo}`}
            src={photoAddress(deposit, photo)}
            alt={t("photoOf", { no: deposit })}
            draggable={false}
            className="absolute inset-0 size-full object-contain select-none"
            style={{
              transform: `translate(${state.x}px, ${state.y}px) rotate(${state.quarters * 90}deg) scale(${state.scale})`,
            }}
          />
        )}
      </div>
      {photo !== null && (
        <div className="absolute right-2 bottom-2 flex rounded-md border bg-raised">
          <IconButton label={t("turnLeft")} keys="[" onClick={() => actions.turn(-1)}>
            <RotateCcw aria-hidden />
          </IconButton>
          <IconButton label={t("turnRight")} keys="]" onClick={() => actions.turn(1)}>
            <RotateCw aria-hidden />
          </IconButton>
          <IconButton label={t("smaller")} keys="−" onClick={() => actions.zoom(1 / 1.5)}>
            <ZoomOut aria-hidden />
          </IconButton>
          <IconButton label={t("larger")} keys="+" onClick={() => actions.zoom(1.5)}>
            <ZoomIn aria-hidden />
          </IconButton>
        </div>
      )}
    </div>
  );
}
