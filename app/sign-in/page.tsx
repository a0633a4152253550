import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { homeOf } from "../_lib/places";
import { currentContext } from "../_lib/session";
import { themeCookie, themeOf } from "../_lib/theme";
import { Brand } from "../_ui/shell/brand";
import { LanguageSwitch, ThemeSwitch } from "../_ui/shell/switches";
import { SignInForm } from "./sign-in-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("title") };
}

/** The door. Whoever is signed in already goes through. */
export default async function SignInPage() {
  const { person } = await currentContext();
  if (person) redirect(homeOf(person.actor.role));
  const t = await getTranslations();
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  return (
    <div className="flex min-h-dvh flex-col">
      <main className="grid flex-1 place-items-center px-5 py-10">
        <div className="w-full max-w-88">
          <Brand />
          <p className="mt-2 text-quiet">{t("common.app.tagline")}</p>
          <h1 className="sr-only">{t("auth.title")}</h1>
          <SignInForm />
        </div>
      </main>
      <footer className="flex justify-center gap-1 pb-6">
        <LanguageSwitch />
        <ThemeSwitch theme={theme} />
      </footer>
    </div>
  );
}
