import { getDb } from "@/db/client";
import { findReachableHandover, putHandoverPhoto } from "@/server/dock";
import { getStorage, openPhoto } from "@/server/photo";
import { wrong } from "@/server/rest/errors";
import { answering } from "@/server/upload/answering";
import { bodyOf, showing } from "@/server/upload/picture";

type Params = { params: Promise<{ id: string }> };

const whole = (text: string | null) => (/^\d{1,9}$/.test(text ?? "") ? Number(text) : 0);

/** The driver's phone puts a photo to a note of a handover: `?note=2`, the file itself is the body. */
export async function handlePutPhoto(request: Request, { params }: Params): Promise<Response> {
  return answering(request, "photo", async (context) => {
    if (!context.isSameOrigin || !context.person) throw wrong.token();
    const { id: handover } = await params;
    const note = whole(new URL(request.url).searchParams.get("note"));
    const file = await bodyOf(request);
    const { actor } = context.person;
    const wanted = { handover, note, file };
    return Response.json(await putHandoverPhoto(getDb(), actor, wanted, getStorage(), context.now()));
  });
}

/** Shows a photo of a handover to somebody who may see the store's deliveries, and writes down that it did. */
export async function handleGetPhoto(request: Request, { params }: Params): Promise<Response> {
  return answering(request, "photo", async (context) => {
    if (!context.person) throw wrong.token();
    const { actor } = context.person;
    const asked = new URL(request.url).searchParams;
    const documentId = await findReachableHandover(getDb(), actor, (await params).id);
    const size = asked.get("size") === "thumbnail" ? ("thumbnail" as const) : ("full" as const);
    const wanted = { documentType: "handover" as const, documentId, photo: whole(asked.get("photo")), size };
    return showing(await openPhoto(getDb(), getStorage(), actor, wanted, context.now()));
  });
}
