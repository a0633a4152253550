import { getDb } from "@/db/client";
import { getPrintFile, type PrintFile } from "@/server/dock";
import { wrong } from "@/server/rest/errors";
import { answering } from "@/server/upload/answering";
import { localeOfRequest } from "@/server/upload/locale";

type Params = { params: Promise<{ print: string }> };

/** The file of a print that the person signed in has just recorded. `?size=small` for labels of 60 × 40 mm. */
export async function handleGetPrint(request: Request, { params }: Params): Promise<Response> {
  return answering(request, "print", async (context) => {
    if (!context.person) throw wrong.token();
    const print = Number((await params).print);
    const size = new URL(request.url).searchParams.get("size") === "small" ? "small" : "large";
    const locale = localeOfRequest(request);
    const origin = `${request.headers.get("x-forwarded-proto") ?? "http"}://${request.headers.get("host") ?? ""}`;
    const wanted = { print: Number.isSafeInteger(print) ? print : 0, size, locale, origin } as const;
    return fileAnswer(await getPrintFile(getDb(), context.person.actor, wanted, context.now()));
  });
}

/** A file to be saved, kept by nobody on its way. */
export const fileAnswer = ({ name, contentType, bytes }: PrintFile) =>
  new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
