import { getTranslations } from "next-intl/server";
import { readListParams } from "@/app/_lib/list-params";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { Inbox } from "./_components/inbox";
import { inboxInputOf } from "./_lib/inbox-input";

export async function generateMetadata() {
  return { title: (await getTranslations("store.messages"))("title") };
}

/** What the person was told about all of their stores, newest first. */
export default async function MessagesPage({ searchParams }: PageProps<"/store/messages">) {
  await prefetch(trpc.message.inbox.queryOptions(inboxInputOf(readListParams(await searchParams))));
  return (
    <Hydrate>
      <Inbox />
    </Hydrate>
  );
}
