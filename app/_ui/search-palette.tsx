"use client";

import { Dialog } from "@base-ui/react/dialog";
import { CornerDownLeft, LoaderCircle, Search } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useMemo, useState } from "react";
import type { ShellFacts } from "@/app/_lib/shell-facts";
import { useOptionalQuery } from "@/app/_lib/trpc/use-optional-query";
import { cn } from "./cn";
import { scrimLook } from "./dialog";
import { Key } from "./key-hints";
import { usePages } from "./shell/use-pages";
import { useDebounced } from "./use-debounced";

const kinds = [
  "order",
  "delivery",
  "wave",
  "deposit",
  "account",
  "store",
  "item",
  "promotion",
  "return",
  "priceChange",
  "writeOff",
  "count",
  "user",
  "action",
] as const;
type Kind = (typeof kinds)[number];

/** What `search.everything({ q })` answers: `{ hits: SearchHit[] }`, the best first. */
export interface SearchHit {
  kind: Kind;
  label: string;
  note?: string;
  href: string;
}

/** Search over everything, on `/` or Ctrl-K: documents by number, stores, items, people, actions, pages. */
export function SearchPalette({ facts }: { facts: ShellFacts }) {
  const t = useTranslations("common.search");
  const [isOpen, setIsOpen] = useState(false);
  useOpeningKeys(() => setIsOpen(true));
  return (
    <Dialog.Root open={isOpen} onOpenChange={setIsOpen}>
      <Dialog.Trigger className="flex h-9 w-full max-w-80 items-center gap-2 rounded-md border bg-surface px-2.5 text-quiet hover:border-line-strong/60 max-md:w-11 max-md:justify-center max-md:border-transparent max-md:bg-transparent pointer-coarse:h-11">
        <Search aria-hidden className="size-4 shrink-0 max-md:size-5" />
        <span className="flex-1 text-left max-md:sr-only">{t("open")}</span>
        <span className="pointer-coarse:hidden max-md:hidden">
          <Key>/</Key>
        </span>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className={scrimLook} />
        <Dialog.Popup
          aria-label={t("open")}
          className="fixed inset-x-0 top-0 z-50 mx-auto flex max-h-dvh flex-col overflow-hidden bg-raised shadow-floating outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0 max-md:h-dvh md:top-[10vh] md:max-h-[70vh] md:max-w-xl md:rounded-lg"
        >
          <Palette facts={facts} onGone={() => setIsOpen(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Palette({ facts, onGone }: { facts: ShellFacts; onGone: () => void }) {
  const t = useTranslations("common.search");
  const router = useRouter();
  const [text, setText] = useState("");
  const [marked, setMarked] = useState(0);
  const q = useDebounced(text.trim(), 120);
  const isLongEnough = q.length >= 2;
  const found = useOptionalQuery("search.everything", { q }, readHits, { isEnabled: isLongEnough });
  const pages = usePages(facts);

  const groups = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    const places = pages.filter(({ label }) => label.toLowerCase().includes(wanted));
    const hits = isLongEnough ? (found.data ?? []) : [];
    return [
      ...kinds.map((kind) => ({ name: t(`kinds.${kind}`), hits: hits.filter((hit) => hit.kind === kind) })),
      {
        name: t("places"),
        hits: places.map(({ label, href }): SearchHit => ({ kind: "action", label, href })),
      },
    ].filter((group) => group.hits.length > 0);
  }, [text, pages, isLongEnough, found.data, t]);
  const flat = groups.flatMap((group) => group.hits);

  const go = (hit: SearchHit | undefined) => {
    if (!hit) return;
    onGone();
    router.push(hit.href as Route);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && flat.length > 0) {
      event.preventDefault();
      setMarked((marked + step + flat.length) % flat.length);
    }
    if (event.key === "Enter") go(flat[marked]);
  };

  let index = -1;
  return (
    <>
      <div className="flex items-center gap-3 border-b px-4">
        {found.isFetching ? (
          <LoaderCircle aria-hidden className="size-4 animate-spin text-quiet" />
        ) : (
          <Search aria-hidden className="size-4 text-quiet" />
        )}
        <input
          role="combobox"
          aria-expanded
          aria-controls="search-hits"
          aria-activedescendant={flat[marked] ? `hit-${marked}` : undefined}
          aria-label={t("open")}
          placeholder={t("placeholder")}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setMarked(0);
          }}
          onKeyDown={onKeyDown}
          className="h-13 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-quiet"
        />
        <Dialog.Close className="rounded-md p-1 pointer-coarse:min-h-11 pointer-coarse:min-w-11">
          <Key>Esc</Key>
        </Dialog.Close>
      </div>
      <div id="search-hits" role="listbox" aria-label={t("open")} className="scroll-pane p-2">
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
          <div key={group.name} role="group" aria-label={group.name} className="mb-2 last:mb-0">
            <p aria-hidden className="px-2.5 py-1 text-table text-quiet">
              {group.name}
            </p>
            {group.hits.map((hit) => {
              index += 1;
              const own = index;
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input, as in every combobox
                // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input
                <div
                  key={`${hit.href}${hit.label}`}
                  id={`hit-${own}`}
                  role="option"
                  aria-selected={own === marked}
                  onClick={() => go(hit)}
                  onPointerMove={() => setMarked(own)}
                  className={cn(
                    "flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2.5 pointer-coarse:min-h-12",
                    own === marked && "bg-hover",
                  )}
                >
                  <span className="min-w-0 flex-1">{hit.label}</span>
                  {hit.note && <span className="text-table text-quiet">{hit.note}</span>}
                  <CornerDownLeft
                    aria-hidden
                    className={cn("size-3.5 text-quiet", own !== marked && "invisible")}
                  />
                </div>
              );
            })}
          </div>
        ))}
      </div>
      {(flat.length === 0 || !isLongEnough) && (
        <p className="px-4.5 pb-4 text-table text-quiet" aria-live="polite">
          {found.isError ? t("unavailable") : isLongEnough ? t("nothing", { q }) : t("hint")}
        </p>
      )}
    </>
  );
}

/** `/` and Ctrl-K (⌘K), unless one is typing. */
function useOpeningKeys(open: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement &&
        event.target.closest("input, textarea, select, [contenteditable]");
      const isCommandK = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
      if (!isCommandK && (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey))
        return;
      event.preventDefault();
      open();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  });
}

function readHits(answer: unknown): SearchHit[] | undefined {
  if (typeof answer !== "object" || answer === null || !("hits" in answer)) return undefined;
  return Array.isArray(answer.hits) ? answer.hits : undefined;
}
