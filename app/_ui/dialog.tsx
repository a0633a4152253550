"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEventHandler, ReactNode, RefObject } from "react";
import { cn } from "./cn";
import { IconButton } from "./icon-button";
import { useSecondClick } from "./use-second-click";
import { withWholeNumbers } from "./whole-numbers";

interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  /** The buttons; the one that does it comes last. */
  actions?: ReactNode;
  size?: "small" | "large";
  /** What has the focus at first; without it, the first thing that can have it. */
  initialFocus?: RefObject<HTMLElement | null>;
  onKeyDown?: KeyboardEventHandler;
}

export const scrimLook =
  "fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0";

/** A question that must be answered before anything else. On a phone it rises from the bottom, where the thumb is. */
export function Dialog({
  isOpen,
  onClose,
  title,
  description,
  children,
  actions,
  size = "small",
  initialFocus,
  onKeyDown,
}: DialogProps) {
  const { closing, swallow } = useClosing(isOpen, onClose);
  return (
    <Base.Root open={isOpen} onOpenChange={closing}>
      <Base.Portal>
        {/* Drawn also over a drawer, which would stay bright beside the question. */}
        <Base.Backdrop forceRender className={cn(scrimLook, "z-50")} />
        <Base.Popup
          initialFocus={initialFocus}
          onKeyDown={onKeyDown}
          onClickCapture={swallow}
          className={cn(
            "fixed z-50 flex max-h-[calc(100dvh-2rem)] flex-col bg-raised text-text shadow-floating outline-none transition-[opacity,translate] duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0",
            "inset-x-0 bottom-0 rounded-t-lg pb-safe data-starting-style:translate-y-4",
            "md:inset-x-auto md:top-[12vh] md:bottom-auto md:left-1/2 md:max-h-[76vh] md:w-[calc(100vw-4rem)] md:-translate-x-1/2 md:rounded-lg md:pb-0",
            size === "small" ? "md:max-w-md" : "md:max-w-3xl",
          )}
        >
          <header className="px-5 pt-5 pb-3">
            <Base.Title className="text-base font-semibold">{withWholeNumbers(title)}</Base.Title>
            {description && <Base.Description className="mt-1.5 text-quiet">{description}</Base.Description>}
          </header>
          {children && <div className="scroll-pane px-5 pb-4">{children}</div>}
          {actions && (
            <footer className="flex flex-col-reverse gap-2 border-t px-5 py-3 md:flex-row md:justify-end">
              {actions}
            </footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Closes, unless what asks for it is the rest of the double click that opened it. */
function useClosing(isOpen: boolean, onClose: () => void) {
  const { isEarly, swallow } = useSecondClick(isOpen);
  const closing = (open: boolean, { reason }: Base.Root.ChangeEventDetails) => {
    if (open || (reason === "outside-press" && isEarly())) return;
    onClose();
  };
  return { closing, swallow };
}

interface DrawerProps {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  /** Beside the title: status, document number. */
  aside?: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
  width?: "medium" | "wide";
}

/** The detail of a row, at the right, over the list it came from. Its address is kept by `useDrawerParam`. */
export function Drawer({ isOpen, onClose, title, aside, children, actions, width = "medium" }: DrawerProps) {
  const t = useTranslations("common.kit");
  const { closing, swallow } = useClosing(isOpen, onClose);
  return (
    <Base.Root open={isOpen} onOpenChange={closing}>
      <Base.Portal>
        <Base.Backdrop className={scrimLook} />
        <Base.Popup
          onClickCapture={swallow}
          className={cn(
            "fixed inset-y-0 right-0 z-50 flex w-full flex-col bg-raised pt-safe text-text shadow-floating outline-none transition-[opacity,translate] duration-150 data-ending-style:translate-x-6 data-ending-style:opacity-0 data-starting-style:translate-x-6 data-starting-style:opacity-0",
            width === "medium" ? "md:max-w-xl" : "md:max-w-4xl",
          )}
        >
          <header className="flex min-h-14 items-center gap-3 border-b py-2 pr-2 pl-5">
            <Base.Title className="text-base font-semibold">
              {typeof title === "string" ? withWholeNumbers(title) : title}
            </Base.Title>
            {aside}
            <Base.Close render={<IconButton label={t("close")} keys="Esc" className="ml-auto" />}>
              <X aria-hidden />
            </Base.Close>
          </header>
          <div className="scroll-pane flex-1 px-5 py-4">{children}</div>
          {actions && (
            <footer className="flex justify-end gap-2 border-t px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
              {actions}
            </footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
