/** How a person wants it: as the system does, or always light, or always dark. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const themeCookie = "theme";

/** The remembered theme; anything unknown follows the system. */
export function themeOf(text: string | undefined): Theme {
  return themes.find((theme) => theme === text) ?? "system";
}
