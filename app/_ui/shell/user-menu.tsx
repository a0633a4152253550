"use client";

import { LogOut, MonitorSmartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import type { ShellFacts } from "@/app/_lib/shell-facts";
import { signOutHere, signOutOnAllDevices } from "@/app/sign-in/actions";
import { cn } from "../cn";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "../menu";
import { useLanguage, useTheme } from "./switches";

interface UserMenuProps {
  facts: ShellFacts;
  /** In the rail it shows the name; in a bar only the letters. */
  isWide?: boolean;
  /** With language and theme, where the bar has no room for them. */
  withPreferences?: boolean;
  side?: "top" | "bottom";
}

/** The person: who, as what, and the way out. */
export function UserMenu({ facts, isWide = false, withPreferences = false, side = "bottom" }: UserMenuProps) {
  const t = useTranslations("common.shell");
  const roles = useTranslations("common.roles");
  const language = useLanguage();
  const theme = useTheme(facts.theme);
  const [, start] = useTransition();
  const { name, role, login } = facts.person;
  return (
    <Menu
      side={side}
      align={isWide ? "start" : "end"}
      trigger={
        <button
          type="button"
          className={cn(
            "flex min-h-9 items-center gap-2.5 rounded-md text-left hover:bg-hover data-popup-open:bg-hover pointer-coarse:min-h-11",
            isWide ? "w-full px-2 py-1" : "justify-center px-1",
          )}
        >
          <span
            aria-hidden
            className="grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft text-table font-semibold text-accent-strong"
          >
            {lettersOf(name)}
          </span>
          {!isWide && <span className="sr-only">{t("user", { name, role: roles(role) })}</span>}
          {isWide && (
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{name}</span>
              <span className="block text-table text-quiet">{roles(role)}</span>
            </span>
          )}
        </button>
      }
    >
      <div className="px-2.5 py-1.5">
        <p className="font-medium">{name}</p>
        <p className="text-table text-quiet">
          {login} · {roles(role)}
        </p>
      </div>
      <MenuSeparator />
      {withPreferences && (
        <>
          <MenuChoice
            label={t("language")}
            value={language.locale}
            options={language.languages}
            onChoose={language.choose}
          />
          <MenuChoice
            label={t("theme")}
            value={theme.theme}
            options={theme.options}
            onChoose={theme.choose}
          />
          <MenuSeparator />
        </>
      )}
      <MenuItem icon={<LogOut aria-hidden />} onSelect={() => start(() => signOutHere())}>
        {t("signOut")}
      </MenuItem>
      <MenuItem icon={<MonitorSmartphone aria-hidden />} onSelect={() => start(() => signOutOnAllDevices())}>
        {t("signOutEverywhere")}
      </MenuItem>
    </Menu>
  );
}

/** Two letters of a Latin name, the last two characters of a Chinese one. */
function lettersOf(name: string): string {
  const latin = name.match(/\b[A-Za-z]/g);
  if (latin) return latin.slice(0, 2).join("").toUpperCase();
  return name.slice(-2);
}
