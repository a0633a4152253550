"use client";

import { Languages, Monitor, Moon, Sun } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { Locale } from "@/app/_lib/i18n/locale";
import { chooseLocale, chooseTheme } from "@/app/_lib/preference-actions";
import { type Theme, themes } from "@/app/_lib/theme";
import { Button } from "../button";
import { IconButton } from "../icon-button";
import { Menu, MenuChoice } from "../menu";

const languages = [
  { value: "zh", label: "中文" },
  { value: "en", label: "English" },
] as const satisfies readonly { value: Locale; label: string }[];

const icons = { system: Monitor, light: Sun, dark: Moon };

/** Language, remembered on this device. */
export function useLanguage() {
  const locale = useLocale();
  const [, start] = useTransition();
  return { locale, languages, choose: (next: Locale) => start(() => chooseLocale(next)) };
}

/** Theme, remembered on this device and seen at once. */
export function useTheme(remembered: Theme) {
  const t = useTranslations("common.shell.themes");
  const [theme, setTheme] = useState(remembered);
  const [, start] = useTransition();
  const choose = (next: Theme) => {
    setTheme(next);
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    start(() => chooseTheme(next));
  };
  const options = themes.map((value) => {
    const Icon = icons[value];
    return { value, label: t(value), icon: <Icon aria-hidden /> };
  });
  return { theme, options, choose };
}

/** One press to the other language; it names itself in that language. */
export function LanguageSwitch() {
  const { locale, languages, choose } = useLanguage();
  const other = languages.find(({ value }) => value !== locale) ?? languages[0];
  return (
    <Button
      variant="quiet"
      lang={other.value}
      icon={<Languages aria-hidden />}
      onClick={() => choose(other.value)}
      className="text-quiet hover:text-text"
    >
      {other.label}
    </Button>
  );
}

export function ThemeSwitch({ theme: remembered }: { theme: Theme }) {
  const t = useTranslations("common.shell");
  const { theme, options, choose } = useTheme(remembered);
  const Icon = icons[theme];
  return (
    <Menu
      trigger={
        <IconButton label={t("theme")}>
          <Icon aria-hidden />
        </IconButton>
      }
    >
      <MenuChoice label={t("theme")} value={theme} options={options} onChoose={choose} />
    </Menu>
  );
}
