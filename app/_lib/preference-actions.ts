"use server";

import { cookies } from "next/headers";
import { type Locale, localeCookie, locales } from "./i18n/locale";
import { type Theme, themeCookie, themes } from "./theme";

const remembered = { path: "/", sameSite: "lax", maxAge: 400 * 86_400 } as const;

/** Remembers the language on this device; the page is rendered again in it. */
export async function chooseLocale(locale: Locale): Promise<void> {
  if (locales.includes(locale)) (await cookies()).set(localeCookie, locale, remembered);
}

/** Remembers the theme on this device. */
export async function chooseTheme(theme: Theme): Promise<void> {
  if (themes.includes(theme)) (await cookies()).set(themeCookie, theme, remembered);
}
