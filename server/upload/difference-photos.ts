import { getDb } from "@/db/client";
import { findReachableDifference, putDifferencePhoto } from "@/server/delivery";
import { getStorage, openPhoto } from "@/server/photo";
import { wrong } from "@/server/rest/errors";
import { answering } from "@/server/upload/answering";
import { bodyOf, showing } from "@/server/upload/picture";

type Params = { params: Promise<{ no: string }> };

/** The browser puts a photo to a difference note: the file itself is the body. */
export async function handlePutDifferencePhoto(request: Request, { params }: Params): Promise<Response> {
  return answering(request, "photo", async (context) => {
    if (!context.isSameOrigin || !context.person) throw wrong.token();
    const { no: difference } = await params;
    const file = await bodyOf(request);
    const { actor } = context.person;
    return Response.json(
      await putDifferencePhoto(getDb(), actor, { difference, file }, getStorage(), context.now()),
    );
  });
}

/** Shows a photo of a difference note to somebody who may see it, and writes down that it did. `?photo=…&size=thumbnail`. */
export async function handleGetDifferencePhoto(request: Request, { params }: Params): Promise<Response> {
  return answering(request, "photo", async (context) => {
    if (!context.person) throw wrong.token();
    const { actor } = context.person;
    const asked = new URL(request.url).searchParams;
    const documentId = await findReachableDifference(getDb(), actor, (await params).no);
    const photo = Number(asked.get("photo"));
    const size = asked.get("size") === "thumbnail" ? "thumbnail" : "full";
    const wanted = {
      documentType: "difference",
      documentId,
      photo: Number.isSafeInteger(photo) ? photo : 0,
      size,
    } as const;
    return showing(await openPhoto(getDb(), getStorage(), actor, wanted, context.now()));
  });
}
