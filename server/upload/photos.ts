import { getDb } from "@/db/client";
import { findReachableDeposit, putDepositPhoto } from "@/server/account";
import { getStorage, openPhoto, photoBytesMax } from "@/server/photo";
import { wrong } from "@/server/rest/errors";
import { answering } from "@/server/upload/answering";

type Params = { params: Promise<{ no: string }> };

/** The browser puts a photo to a slip: the file itself is the body. Answers as the interface does, for the person signed in. */
export async function handlePutPhoto(request: Request, { params }: Params): Promise<Response> {
  return answering(request, "photo", async (context) => {
    if (!context.isSameOrigin || !context.person) throw wrong.token();
    const { no: deposit } = await params;
    const file = await readFile(request);
    const { actor } = context.person;
    return Response.json(
      await putDepositPhoto(getDb(), actor, { deposit, file }, getStorage(), context.now()),
    );
  });
}

/** Shows a photo of a slip to somebody who may see the slip, and writes down that it did. `?photo=…&size=thumbnail`. */
export async function handleGetPhoto(request: Request, { params }: Params): Promise<Response> {
  return answering(request, "photo", async (context) => {
    if (!context.person) throw wrong.token();
    const { actor } = context.person;
    const asked = new URL(request.url).searchParams;
    const { no } = await params;
    const documentId = await findReachableDeposit(getDb(), actor, no);
    const photo = Number(asked.get("photo"));
    const size = asked.get("size") === "thumbnail" ? "thumbnail" : "full";
    const wanted = {
      documentType: "deposit",
      documentId,
      photo: Number.isSafeInteger(photo) ? photo : 0,
      size,
    } as const;
    const bytes = await openPhoto(getDb(), getStorage(), actor, wanted, context.now());
    return new Response(new Uint8Array(bytes), {
      headers: {
        "content-type": "image/jpeg",
        "x-content-type-options": "nosniff",
        "content-disposition": "inline",
        "content-security-policy": "default-src 'none'; sandbox",
        // The same person looking again within ten minutes is one view; nobody else's cache may keep it.
        "cache-control": "private, max-age=600",
        vary: "cookie",
      },
    });
  });
}

/** The body as far as a photo may be large; one byte more is enough to refuse it. */
async function readFile(request: Request): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > photoBytesMax) break;
  }
  return Buffer.concat(chunks);
}
