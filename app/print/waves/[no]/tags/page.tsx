import { getTranslations } from "next-intl/server";
import { paramOf } from "@/app/_lib/list-params";
import { getQueryClient, trpc } from "@/app/_lib/trpc/server";
import { type TagSize, tagSizes } from "@/server/tag/schema";
import { PriceTag } from "../../../_components/price-tag";
import { PrintEmpty } from "../../../_components/print-empty";
import { TagToolbar } from "../../../_components/tag-toolbar";
import { printContext } from "../../../_lib/print-context";

const millimetres: Record<TagSize, string> = { large: "70mm 38mm", medium: "60mm 30mm", small: "40mm 25mm" };

export async function generateMetadata({ params }: PageProps<"/print/waves/[no]/tags">) {
  const t = await getTranslations("dc.tags");
  return { title: t("title", { wave: decodeURIComponent((await params).no) }) };
}

/** Price tags of the stores of a wave, stop by stop, store by store, along the shelves (R06). */
export default async function TagsPage({ params, searchParams }: PageProps<"/print/waves/[no]/tags">) {
  const wave = decodeURIComponent((await params).no);
  const search = await searchParams;
  const size = tagSizes.find((one) => one === paramOf(search, "size")) ?? "medium";
  const client = getQueryClient();
  const { waiting, batches } = await client.fetchQuery(trpc.dock.waveTags.queryOptions({ wave }));
  const shown = Number(paramOf(search, "batch") ?? batches.at(-1)?.batch ?? 0) || undefined;
  const tags = shown ? (await client.fetchQuery(trpc.dock.tagBatch.queryOptions({ batch: shown }))).tags : [];
  const context = await printContext();
  const t = await getTranslations("dc.tags");
  return (
    <>
      <style>{`@page { size: ${millimetres[size]}; margin: 0; }`}</style>
      <TagToolbar
        wave={wave}
        size={size}
        waiting={waiting}
        shown={shown}
        batches={batches.map(({ printedAt, ...row }) => ({ ...row, at: context.format.instant(printedAt) }))}
      />
      {tags.length === 0 && <PrintEmpty text={t(waiting.count > 0 ? "printFirst" : "nothingWaits")} />}
      {tags
        .filter(({ isVoid }) => !isVoid)
        .map((tag) => (
          <PriceTag key={tag.tag} tag={tag} size={size} context={context} />
        ))}
    </>
  );
}
