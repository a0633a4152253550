"use client";

import { useTranslations } from "next-intl";

/** The name under which the clock, the seed and other work without a person is recorded. */
const system = "system";

/** Who did something, in the language of the screen: people and tokens have their name, the system has a word. */
export function useActorName(): (name: string) => string {
  const t = useTranslations("common.kit");
  return (name) => (name === system ? t("system") : name);
}
