"use client";

import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./cn";

interface PopoverProps {
  trigger: ReactElement<Record<string, unknown>>;
  title?: string;
  side?: "top" | "right" | "bottom" | "left";
  align?: "start" | "center" | "end";
  /** Opens on hover too, for explanations. */
  openOnHover?: boolean;
  className?: string;
  children: ReactNode;
}

/** A small sheet beside what opened it. */
export function Popover({
  trigger,
  title,
  side = "bottom",
  align = "end",
  openOnHover,
  className,
  children,
}: PopoverProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} openOnHover={openOnHover} delay={300} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={6} collisionPadding={12} className="z-50">
          <Base.Popup className={cn(popupLook, "max-w-[min(24rem,calc(100vw-1.5rem))] p-4", className)}>
            {title && <Base.Title className="mb-2 text-sm font-semibold">{title}</Base.Title>}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** The look of everything that floats. */
export const popupLook =
  "origin-(--transform-origin) rounded-lg bg-raised text-text shadow-floating outline-none transition-[opacity,scale] duration-100 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0";
