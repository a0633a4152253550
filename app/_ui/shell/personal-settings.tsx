"use client";

import { LogOut, MonitorSmartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import type { Theme } from "@/app/_lib/theme";
import { signOutHere, signOutOnAllDevices } from "@/app/sign-in/actions";
import { Button } from "../button";
import { Field } from "../field";
import { Select } from "../select";
import { useLanguage, useTheme } from "./switches";

/** Language, appearance and the ways out, for the page "More" of a phone. */
export function PersonalSettings({ theme: remembered }: { theme: Theme }) {
  const t = useTranslations("common.shell");
  const language = useLanguage();
  const theme = useTheme(remembered);
  const [, start] = useTransition();
  return (
    <div className="flex flex-col gap-4">
      <Field id="language" label={t("language")}>
        <Select
          id="language"
          value={language.locale}
          options={language.languages}
          onChange={language.choose}
        />
      </Field>
      <Field id="theme" label={t("theme")}>
        <Select id="theme" value={theme.theme} options={theme.options} onChange={theme.choose} />
      </Field>
      <Button size="large" icon={<LogOut aria-hidden />} onClick={() => start(() => signOutHere())}>
        {t("signOut")}
      </Button>
      <Button
        size="large"
        variant="quiet"
        icon={<MonitorSmartphone aria-hidden />}
        onClick={() => start(() => signOutOnAllDevices())}
      >
        {t("signOutEverywhere")}
      </Button>
    </div>
  );
}
