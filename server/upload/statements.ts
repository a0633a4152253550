import { getDb } from "@/db/client";
import { wrong } from "@/server/rest/errors";
import { getStatementFile } from "@/server/statement";
import { answering } from "@/server/upload/answering";

type Params = { params: Promise<{ no: string }> };

/** Saves a statement as a workbook. */
export async function handleGetWorkbook(request: Request, { params }: Params): Promise<Response> {
  return answering(request, "statement", async (context) => {
    if (!context.person) throw wrong.token();
    const { no } = await params;
    const { name, bytes } = await getStatementFile(getDb(), context.person.actor, { statement: no });
    return new Response(new Uint8Array(bytes), {
      headers: {
        "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
      },
    });
  });
}
