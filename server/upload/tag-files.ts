import { z } from "zod";
import { getDb } from "@/db/client";
import { getTagFile } from "@/server/dock";
import { wrong } from "@/server/rest/errors";
import { tagSizes } from "@/server/tag/schema";
import { answering } from "@/server/upload/answering";
import { localeOfRequest } from "@/server/upload/locale";
import { fileAnswer } from "@/server/upload/prints";

type Params = { params: Promise<{ batch: string }> };

const wish = z.object({
  format: z.enum(["pdf", "zpl"]).catch("pdf"),
  size: z.enum(tagSizes).catch("medium"),
});

/** The file of price tags that the person signed in has just printed: `?format=zpl&size=large`. */
export async function handleGetTagFile(request: Request, { params }: Params): Promise<Response> {
  return answering(request, "tags", async (context) => {
    if (!context.person) throw wrong.token();
    const batch = Number((await params).batch);
    const { searchParams } = new URL(request.url);
    const locale = localeOfRequest(request);
    const wanted = {
      ...wish.parse(Object.fromEntries(searchParams)),
      ...{ batch: Number.isSafeInteger(batch) ? batch : 0, locale },
    };
    return fileAnswer(await getTagFile(getDb(), context.person.actor, wanted, context.now()));
  });
}
