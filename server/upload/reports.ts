import { getDb } from "@/db/client";
import { getChainReportFile, getStoreReportFile, type ReportFile } from "@/server/report";
import { chainReportInput, storeReportInput } from "@/server/report/schema";
import { wrong } from "@/server/rest/errors";
import { answering } from "@/server/upload/answering";

const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Saves the report of a store as a workbook. */
export const handleGetStoreWorkbook = (
  request: Request,
  { params }: { params: Promise<{ store: string }> },
) =>
  answering(request, "report", async ({ person, now }) => {
    if (!person) throw wrong.token();
    const { store } = await params;
    const input = storeReportInput.parse({ ...queryOf(request), store });
    return saved(await getStoreReportFile(getDb(), person.actor, input, now()));
  });

/** Saves the report of all stores as a workbook. */
export const handleGetChainWorkbook = (request: Request) =>
  answering(request, "report", async ({ person, now }) => {
    if (!person) throw wrong.token();
    const input = chainReportInput.parse(queryOf(request));
    return saved(await getChainReportFile(getDb(), person.actor, input, now()));
  });

const queryOf = (request: Request) => Object.fromEntries(new URL(request.url).searchParams);

function saved({ name, bytes }: ReportFile): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": workbook,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}
