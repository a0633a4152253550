import { getDb } from "@/db/client";
import { getStorage } from "@/server/photo";
import { wrong } from "@/server/rest/errors";
import { uploadPackage } from "@/server/upgrade";
import { uploadPackageInput } from "@/server/upgrade/schema";
import { answering } from "@/server/upload/answering";

type Params = { params: Promise<{ version: string }> };

/** The browser sends a package for tills: the file itself is the body, read as it arrives. `?note=…`. */
export async function handlePutPackage(request: Request, { params }: Params): Promise<Response> {
  return answering(request, "package", async (context) => {
    if (!context.isSameOrigin || !context.person) throw wrong.token();
    const { version } = await params;
    const note = new URL(request.url).searchParams.get("note") ?? "";
    const input = uploadPackageInput.parse({ version, note });
    const bytes = request.body ?? new ReadableStream<Uint8Array>({ start: (empty) => empty.close() });
    const { actor } = context.person;
    return Response.json(
      await uploadPackage(getDb(), actor, { ...input, bytes }, getStorage(), context.now()),
    );
  });
}
