import "server-only";
import { getTranslations } from "next-intl/server";
import type { LabelSize } from "./label-size";

type SearchParams = Record<string, string | string[] | undefined>;

/** The link to the same labels in the other size. */
export async function otherSizeOf(
  size: LabelSize,
  search: SearchParams,
): Promise<{ href: string; label: string }> {
  const t = await getTranslations("dc.print.sizes");
  const other = size === "large" ? "small" : "large";
  const kept = new URLSearchParams({ size: other });
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === "string" && name !== "print" && name !== "size") kept.set(name, value);
  }
  return { href: `?${kept}`, label: t(other) };
}
