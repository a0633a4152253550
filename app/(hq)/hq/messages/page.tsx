import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { PageHeader } from "@/app/_ui/page-header";
import { messagesInput } from "../_lib/list-inputs";
import { MessagesTable } from "./_components/messages-table";
import { RetryAll } from "./_components/retry-all";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.messages"))("title") };
}

/** What owners and stores were told, and what became of each SMS. */
export default async function MessagesPage({ searchParams }: PageProps<"/hq/messages">) {
  await prefetch(trpc.message.log.queryOptions(messagesInput(await searchParams)));
  const t = await getTranslations("hq.messages");
  return (
    <Hydrate>
      <div className="flex flex-col gap-4">
        <PageHeader title={t("title")} text={t("text")} action={<RetryAll />} />
        <MessagesTable />
      </div>
    </Hydrate>
  );
}
