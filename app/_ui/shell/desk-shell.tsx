"use client";

import { Dialog } from "@base-ui/react/dialog";
import { Menu as MenuIcon, PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { ShellFacts } from "@/app/_lib/shell-facts";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "../cn";
import { scrimLook } from "../dialog";
import { IconButton } from "../icon-button";
import { KeyHelp } from "../key-help";
import { SearchPalette } from "../search-palette";
import { Brand } from "./brand";
import { Content, RailPages, SkipLink } from "./rail";
import { LanguageSwitch, ThemeSwitch } from "./switches";
import { UserMenu } from "./user-menu";

/** What stands around the pages of headquarters and the distribution centres: a rail, a bar, the page. */
export function DeskShell({ facts, children }: { facts: ShellFacts; children: ReactNode }) {
  const t = useTranslations("common.shell");
  const [isFolded, setIsFolded] = useState(facts.isRailFolded);
  const fold = () => {
    setIsFolded(!isFolded);
    // biome-ignore lint/suspicious/noDocumentCookie: the server reads it, so that the rail does not jump at the next page
    document.cookie = `rail=${isFolded ? "open" : "folded"}; path=/; max-age=34560000; samesite=lax`;
  };
  return (
    <div className="flex min-h-dvh">
      <SkipLink />
      <aside
        className={cn(
          "print:hidden sticky top-0 flex h-dvh shrink-0 flex-col border-r bg-raised max-md:hidden",
          isFolded ? "w-14" : "w-14 lg:w-52",
        )}
      >
        {/* Below 1024 px the rail is folded whatever was chosen. */}
        <div className={cn("hidden flex-1 flex-col", !isFolded && "lg:flex")}>
          <Brand className="h-14 px-4 text-base" />
          <div className="scroll-pane flex-1 px-2 py-2">
            <RailPages facts={facts} />
          </div>
        </div>
        <div className={cn("flex flex-1 flex-col", !isFolded && "lg:hidden")}>
          <Brand isFolded className="h-14 justify-center" />
          <div className="scroll-pane flex-1 px-2 py-2">
            <RailPages facts={facts} isFolded />
          </div>
        </div>
        <div className={cn("flex border-t p-2 max-lg:hidden", isFolded ? "justify-center" : "justify-end")}>
          <IconButton label={isFolded ? t("unfold") : t("fold")} onClick={fold}>
            {isFolded ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />}
          </IconButton>
        </div>
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar facts={facts} />
        <Content className="px-4 py-5 md:px-6">
          <div className="mx-auto flex max-w-[110rem] flex-col gap-4">{children}</div>
        </Content>
      </div>
    </div>
  );
}

function TopBar({ facts }: { facts: ShellFacts }) {
  const t = useTranslations("common.shell");
  const format = useFormat();
  return (
    <header className="sticky top-0 z-30 flex h-14 items-center gap-2 border-b print:hidden bg-raised/95 px-3 pt-safe backdrop-blur-sm md:px-6">
      <PhoneMenu facts={facts} />
      {facts.hasSearch && <SearchPalette facts={facts} />}
      <KeyHelp hasSearch={facts.hasSearch} />
      <div className="ml-auto flex items-center gap-1">
        <p className="mr-2 text-right text-table leading-4 max-sm:hidden">
          <span className="block text-quiet">{t("businessDay")}</span>
          <span className="font-medium">{format.dayOfWeek(facts.businessDay)}</span>
        </p>
        <span className="flex items-center gap-1 max-md:hidden">
          <LanguageSwitch />
          <ThemeSwitch theme={facts.theme} />
          <UserMenu facts={facts} />
        </span>
        <span className="md:hidden">
          <UserMenu facts={facts} withPreferences />
        </span>
      </div>
    </header>
  );
}

/** The rail of a phone: slides in when asked for. */
function PhoneMenu({ facts }: { facts: ShellFacts }) {
  const t = useTranslations("common.shell");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog.Root open={isOpen} onOpenChange={setIsOpen}>
      <Dialog.Trigger render={<IconButton label={t("menu")} className="md:hidden" />}>
        <MenuIcon aria-hidden />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className={scrimLook} />
        <Dialog.Popup className="fixed inset-y-0 left-0 z-50 w-64 bg-raised px-3 pt-safe shadow-floating transition-[translate,opacity] duration-150 outline-none data-ending-style:-translate-x-6 data-ending-style:opacity-0 data-starting-style:-translate-x-6 data-starting-style:opacity-0">
          <Dialog.Title className="flex h-14 items-center px-1">
            <Brand className="text-base" />
          </Dialog.Title>
          <RailPages facts={facts} onGo={() => setIsOpen(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
