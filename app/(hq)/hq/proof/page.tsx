import { getTranslations } from "next-intl/server";
import { Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { ProofBoard } from "./_components/proof-board";

export async function generateMetadata() {
  return { title: (await getTranslations("hq.proof"))("title") };
}

/** Whether every figure equals the rows that it stands for: now, and every night. */
export default async function ProofPage() {
  await prefetch(trpc.proof.runs.queryOptions());
  return (
    <Hydrate>
      <ProofBoard />
    </Hydrate>
  );
}
