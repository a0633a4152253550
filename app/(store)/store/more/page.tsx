import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { currentContext } from "@/app/_lib/session";
import { themeCookie, themeOf } from "@/app/_lib/theme";
import { Card } from "@/app/_ui/card";
import { PageHeader } from "@/app/_ui/page-header";
import { PersonalSettings } from "@/app/_ui/shell/personal-settings";
import { MoreLinks } from "../_components/more-links";

export async function generateMetadata() {
  return { title: (await getTranslations("common.places.store"))("more") };
}

/** What is not under the thumb all day: orders, receiving, and the person's own settings. */
export default async function MorePage() {
  const t = await getTranslations("store.more");
  const { person } = await currentContext();
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  return (
    <>
      <PageHeader title={t("title")} />
      <MoreLinks />
      <Card title={person ? t("person", { name: person.actor.name, login: person.login }) : undefined}>
        <PersonalSettings theme={theme} />
      </Card>
    </>
  );
}
