import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { UsersBoard } from "./_components/users-board";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.users"))("title") };
}

/** Who may sign in, and which machines may call. */
export default async function UsersPage() {
  await prefetch(trpc.auth.users.list.queryOptions(), trpc.auth.tokens.list.queryOptions());
  return (
    <Hydrate>
      <UsersBoard />
    </Hydrate>
  );
}
