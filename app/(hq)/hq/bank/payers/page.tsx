import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/app/_ui/page-header";
import { PayersBoard } from "./_components/payers-board";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.bank.payers"))("title") };
}

/** Who pays into an account, learned and told. */
export default async function PayersPage() {
  const t = await getTranslations("hq.bank.payers");
  return (
    <>
      <PageHeader title={t("title")} text={t("text")} />
      <PayersBoard />
    </>
  );
}
