"use client";

import { Eraser } from "lucide-react";
import { useTranslations } from "next-intl";
import { type PointerEvent, useRef, useState } from "react";
import { IconButton } from "./icon-button";

const field = { width: 600, height: 200 };

interface SignaturePadProps {
  /** An SVG path in a field of 600 × 200; empty before anything is drawn. */
  value: string;
  onChange: (path: string) => void;
  label: string;
}

/** Room for a signature by finger or pen; what is drawn is kept as strokes, not as a picture. */
export function SignaturePad({ value, onChange, label }: SignaturePadProps) {
  const t = useTranslations("common.kit");
  const latest = useRef("");
  const [stroke, setStroke] = useState("");

  const pointOf = ({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>) => {
    const box = currentTarget.getBoundingClientRect();
    const within = (share: number, size: number) => Math.round(Math.min(1, Math.max(0, share)) * size);
    return `${within((clientX - box.left) / box.width, field.width)} ${within((clientY - box.top) / box.height, field.height)}`;
  };
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const point = pointOf(event);
    latest.current = `M${point}L${point}`;
    setStroke(latest.current);
  };
  const go = (event: PointerEvent<SVGSVGElement>) => {
    if (latest.current === "") return;
    latest.current += `L${pointOf(event)}`;
    setStroke(latest.current);
  };
  const end = () => {
    if (latest.current !== "") onChange(value + latest.current);
    latest.current = "";
    setStroke("");
  };
  return (
    <div className="relative">
      <svg
        viewBox={`0 0 ${field.width} ${field.height}`}
        role="img"
        aria-label={label}
        className="w-full touch-none rounded-md border border-line-strong/70 bg-raised text-text"
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <line x1={40} y1={160} x2={560} y2={160} stroke="currentColor" strokeOpacity={0.25} strokeWidth={2} />
        <path
          d={value + stroke}
          fill="none"
          stroke="currentColor"
          strokeWidth={5}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {value !== "" && (
        <IconButton
          label={t("eraseSignature")}
          onClick={() => onChange("")}
          className="absolute top-1 right-1 size-11"
        >
          <Eraser aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
