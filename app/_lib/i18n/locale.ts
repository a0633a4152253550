/** The languages of the screens; both are written, neither is a translation. */
export const locales = ["zh", "en"] as const;
export type Locale = (typeof locales)[number];

/** Remembers the language a person chose on this device. */
export const localeCookie = "locale";

/** The chosen language, else the first of the browser's: Chinese when it asks for any Chinese, English otherwise. */
export function localeOf(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (chosen === "zh" || chosen === "en") return chosen;
  return acceptLanguage?.trim().toLowerCase().startsWith("zh") ? "zh" : "en";
}
