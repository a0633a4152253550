"use client";

import { ScanBarcode, Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, type Ref, useEffect } from "react";
import { cn } from "@/app/_ui/cn";
import { IconButton } from "@/app/_ui/icon-button";
import { inputLook } from "@/app/_ui/input-look";
import { Key } from "@/app/_ui/key-hints";
import { modal } from "@/app/_ui/modal";

interface SearchRowProps {
  text: string;
  onText: (text: string) => void;
  onEnter: () => void;
  onWalk: (by: number) => void;
  isScanning: boolean;
  onScanning: (isOn: boolean) => void;
  ref: React.RefObject<HTMLInputElement | null> & Ref<HTMLInputElement>;
}

/** Search and scan above the items. `/` comes here, arrows walk the list below, Enter goes to the quantity. */
export const SearchRow = memo(function SearchRow(props: SearchRowProps) {
  const { text, onText, onEnter, onWalk, isScanning, onScanning, ref } = props;
  const t = useTranslations("store.order.search");
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey) return;
      if (event.target instanceof HTMLElement && event.target.closest(`input, textarea, ${modal}`)) return;
      event.preventDefault();
      ref.current?.focus();
      ref.current?.select();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [ref]);

  return (
    <div className="flex gap-2 pt-2">
      <search className="relative min-w-0 flex-1">
        <Search
          aria-hidden
          className="pointer-events-none absolute inset-y-0 left-3 my-auto size-5 text-quiet md:size-4"
        />
        <input
          ref={ref}
          type="search"
          value={text}
          onChange={(event) => onText(event.target.value)}
          onFocus={(event) => event.target.select()}
          onKeyDown={(event) => {
            if (event.key === "ArrowDown" || event.key === "ArrowUp") {
              event.preventDefault();
              onWalk(event.key === "ArrowDown" ? 1 : -1);
            } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
              event.preventDefault();
              onEnter();
            } else if (event.key === "Escape") onText("");
          }}
          aria-label={t("label")}
          placeholder={t("label")}
          autoComplete="off"
          enterKeyHint="search"
          className={cn(
            inputLook,
            "h-12 pr-11 pl-10 md:h-10 md:pl-9 pointer-coarse:h-12 [&::-webkit-search-cancel-button]:hidden",
          )}
        />
        <span className="absolute inset-y-0 right-1 flex items-center">
          {text === "" ? (
            <span className="pr-2 max-md:hidden pointer-coarse:hidden">
              <Key>/</Key>
            </span>
          ) : (
            <IconButton
              label={t("clear")}
              onClick={() => {
                onText("");
                // The next search is typed at once.
                ref.current?.focus();
              }}
              className="size-10 md:size-8"
            >
              <X aria-hidden />
            </IconButton>
          )}
        </span>
      </search>
      <IconButton
        label={isScanning ? t("stopScan") : t("scan")}
        aria-pressed={isScanning}
        onClick={() => onScanning(!isScanning)}
        className={cn(
          "size-12 border border-line-strong/60 bg-raised md:size-10 pointer-coarse:size-12",
          isScanning && "border-accent bg-accent-soft text-accent-strong",
        )}
      >
        <ScanBarcode aria-hidden />
      </IconButton>
    </div>
  );
});
