import { getDb } from "@/db/client";
import { findReachableDeposit, putDepositPhoto } from "@/server/account";
import { getStorage, openPhoto } from "@/server/photo";
import { wrong } from "@/server/rest/errors";
import { answering } from "@/server/upload/answering";
import { bodyOf, showing } from "@/server/upload/picture";

type Params = { params: Promise<{ no: string }> };

/** The browser puts a photo to a slip: the file itself is the body. Answers as the interface does, for the person signed in. */
export async function handlePutPhoto(request: Request, { params }: Params): Promise<Response> {
  return answering(request, "photo", async (context) => {
    if (!context.isSameOrigin || !context.person) throw wrong.token();
    const { no: deposit } = await params;
    const file = await bodyOf(request);
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
    return showing(bytes);
  });
}
