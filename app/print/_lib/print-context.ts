import "server-only";
import { getLocale } from "next-intl/server";
import { formatsOf } from "@/app/_lib/format";
import { currentContext } from "@/app/_lib/session";

/** Who prints, when, and how figures are written; a stranger gets nothing, because every procedure refuses them. */
export async function printContext() {
  const { now, person } = await currentContext();
  const format = formatsOf(await getLocale());
  return { format, printedAt: format.instant(now()), printedBy: person?.actor.name ?? "" };
}
