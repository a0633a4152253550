import { type DbOrTx, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo } from "@/server/auth/actor";
import { refuse } from "@/server/dock/errors";
import { contentOf, type LabelContent } from "@/server/dock/paper/label-content";
import { type LabelSize, labelsPdf } from "@/server/dock/paper/pdf-labels";
import { type Sheet, sheetsPdf } from "@/server/dock/paper/pdf-sheets";
import { type Printing, pickListSheet, putListSheet } from "@/server/dock/paper/sheet-content";
import { handoverSheet, loadingSheet } from "@/server/dock/paper/trip-content";
import type { PaperLocale } from "@/server/dock/paper/words";
import { labelsZpl } from "@/server/dock/paper/zpl-labels";
import { listLabels } from "@/server/dock/queries/list-labels";
import { listPickSheets } from "@/server/dock/queries/list-pick-sheets";
import { listToteLabels } from "@/server/dock/queries/list-tote-labels";
import { listTripSheets } from "@/server/dock/queries/list-trip-sheets";
import { readPart } from "@/server/dock/rules/parts";
import type { PaperFormat, PaperKind, PaperRef } from "@/server/dock/schema";

/** A file belongs to one print: so long it may be fetched by whoever recorded it. */
export const fileMinutes = 15;

/** More lists than the largest wave has. */
const sheetsMax = 20_000;

export interface PrintFile {
  name: string;
  contentType: string;
  bytes: Buffer;
}

/**
 * The file of a print that its own author recorded just now. Refused: `paper/unknown-print`, also when it is another's, and
 * `paper/expired` after a quarter of an hour, so that every paper that comes out is in the log.
 */
export async function getPrintFile(
  db: DbOrTx,
  actor: Actor,
  input: {
    print: number;
    size: LabelSize;
    locale: PaperLocale;
    /** Where the pages of this server are: the code on a handover sheet leads there. */
    origin: string;
  },
  now: Date,
): Promise<PrintFile> {
  mustBeAbleTo(actor, "paper.print");
  const sql = sqlOf(db);
  const [row] = await sql<
    {
      wave: string;
      paper: PaperKind;
      format: PaperFormat;
      part: string;
      by: string;
      name: string;
      at: string;
    }[]
  >`
    select w.wave_no as wave, p.paper, p.format, p.part, p.printed_by as by, p.printed_by_name as name, p.printed_at as at
    from prints p join waves w on w.id = p.wave_id where p.id = ${input.print}`;
  if (!row || row.by !== `${actor.kind}:${actor.id}` || row.format === "page") {
    throw refuse("paper/unknown-print", {});
  }
  const at = new Date(row.at);
  if (now.getTime() - at.getTime() > fileMinutes * 60_000) {
    throw refuse("paper/expired", { minutes: fileMinutes });
  }
  const ref = { wave: row.wave, ...readPart(row.part) };
  const printing = { locale: input.locale, at, by: row.name, reportAt: `${input.origin}/store/deliveries` };
  const name = `${row.wave}-${row.paper.replaceAll("_", "-")}.${row.format}`;
  if (row.format === "zpl") {
    const zpl = await labelsZpl(await labelContents(db, actor, ref, row.paper, input.locale), input.size);
    return { name, contentType: "text/plain; charset=utf-8", bytes: Buffer.from(zpl) };
  }
  const bytes =
    row.paper === "case_labels" || row.paper === "tote_labels"
      ? await labelsPdf(name, await labelContents(db, actor, ref, row.paper, input.locale), input.size)
      : await sheetsPdf(name, await sheetsOf(db, actor, ref, row.paper, printing));
  return { name, contentType: "application/pdf", bytes };
}

async function labelContents(
  db: DbOrTx,
  actor: Actor,
  ref: PaperRef,
  paper: PaperKind,
  locale: PaperLocale,
): Promise<LabelContent[]> {
  const labels =
    paper === "tote_labels"
      ? (await listToteLabels(db, actor, ref)).labels
      : (await listLabels(db, actor, ref)).labels;
  return labels.map((label) => contentOf(label, locale));
}

async function sheetsOf(
  db: DbOrTx,
  actor: Actor,
  ref: PaperRef,
  paper: PaperKind,
  printing: Printing & { reportAt: string },
): Promise<Sheet[]> {
  if (paper === "loading_list" || paper === "handover") {
    const isLoading = paper === "loading_list";
    const trips = await listTripSheets(db, actor, ref, isLoading ? "loading" : "handover");
    return trips.trips.map((trip) =>
      isLoading
        ? loadingSheet(trips, trip, printing)
        : handoverSheet(trips, trip, printing, printing.reportAt),
    );
  }
  const isPut = paper === "put_lists";
  const method = isPut ? "batch" : "paper";
  const { rows } = await listPickSheets(db, actor, { wave: ref.wave, method, limit: sheetsMax });
  return rows.map((sheet) => (isPut ? putListSheet : pickListSheet)(sheet, printing));
}
