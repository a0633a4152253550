import { getDb } from "@/db/client";
import { wrong } from "@/server/rest/errors";
import { getStatementFile, type StatementFormat } from "@/server/statement";
import { answering } from "@/server/upload/answering";

type Params = { params: Promise<{ no: string }> };

const contentTypes: Record<StatementFormat, string> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
};

/** Saves a statement as a workbook. */
export const handleGetWorkbook = (request: Request, context: Params) => save(request, context, "xlsx");

/** Saves a statement as a PDF. */
export const handleGetPdf = (request: Request, context: Params) => save(request, context, "pdf");

async function save(request: Request, { params }: Params, format: StatementFormat): Promise<Response> {
  return answering(request, "statement", async (context) => {
    if (!context.person) throw wrong.token();
    const { no } = await params;
    const wanted = { statement: no, format };
    const { name, bytes } = await getStatementFile(getDb(), context.person.actor, wanted);
    return new Response(new Uint8Array(bytes), {
      headers: {
        "content-type": contentTypes[format],
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
      },
    });
  });
}
