import { type DbOrTx, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { loadContainers } from "@/server/dock/queries/load-containers";
import { loadTrips } from "@/server/dock/queries/load-trips";
import { type PutGroup, putGroups } from "@/server/dock/rules/puts";
import type { Page } from "@/server/shared/paging";
import { casesAndPieces } from "@/server/shared/quantity";
import { findReachableWave, listTasks, type Task, type TaskHead, type TaskLine } from "@/server/wave";
import type { ListTasksInput } from "@/server/wave/schema";

export interface SheetLine extends TaskLine {
  /** Whole cases and the pieces beside them. */
  cases: number;
  pieces: number;
}

/** A sheet of paper, ready to print (5.2): a pick list of one delivery order, or a put list across stores. */
export interface PickSheet extends TaskHead {
  /** The one store and delivery order of a pick list; null on a put list, which goes across stores. */
  store: string | null;
  storeName: string | null;
  stopRoute: string | null;
  stop: number | null;
  delivery: string | null;
  /** Dock and departure of the truck that takes it, if somebody has said them. */
  dock: string;
  departsAt: Date | null;
  /** Codes of the totes that have a label for this delivery order. */
  totes: string[];
  /** This is sheet n of m of the delivery order. */
  sheet: number;
  sheets: number;
  lines: SheetLine[];
  /** The same by item, as a put list shows it: what to take in all, and what each store gets of it. */
  puts: PutGroup<SheetLine>[];
  totalLines: number;
  totalEach: number;
}

/** What is printed for a wave: pick lists per delivery order and put lists per batch, lines in walking order, no prices. */
export async function listPickSheets(
  db: DbOrTx,
  actor: Actor,
  input: ListTasksInput,
): Promise<Page<PickSheet>> {
  const { rows, nextCursor } = await listTasks(db, actor, input);
  const waveId = await findReachableWave(db, actor, input.wave);
  const facts = await loadSheetFacts(db, actor, waveId);
  const printable = rows.filter(({ status, lines }) => status !== "cancelled" && lines.length > 0);
  return { rows: printable.map((task) => sheetOf(task, facts)), nextCursor };
}

function sheetOf({ lines: taskLines, ...head }: Task, facts: SheetFacts): PickSheet {
  const first = head.method === "paper" ? taskLines[0] : undefined;
  const position = facts.positions.get(head.task);
  const trip = first ? facts.tripOf(head.dcId, first.stopRoute) : undefined;
  const lines = taskLines.map((line) => ({ ...line, ...packed(line) }));
  return {
    ...head,
    store: first?.store ?? null,
    storeName: first?.storeName ?? null,
    stopRoute: first?.stopRoute ?? null,
    stop: first?.stop ?? null,
    delivery: first?.delivery ?? null,
    dock: trip?.dock ?? "",
    departsAt: trip?.departsAt ?? null,
    totes: facts.totes.get(first?.delivery ?? "") ?? [],
    sheet: position?.sheet ?? 1,
    sheets: position?.sheets ?? 1,
    lines,
    puts: head.method === "batch" ? putGroups(lines) : [],
    totalLines: lines.length,
    totalEach: lines.reduce((sum, { qtyEach }) => sum + qtyEach, 0),
  };
}

interface SheetFacts {
  positions: Map<number, { sheet: number; sheets: number }>;
  tripOf: (dcId: number, route: string) => { dock: string; departsAt: Date | null } | undefined;
  totes: Map<string, string[]>;
}

async function loadSheetFacts(db: DbOrTx, actor: Actor, waveId: number): Promise<SheetFacts> {
  const totes = new Map<string, string[]>();
  for (const { delivery, kind, code, isUnused } of await loadContainers(db, actor, waveId)) {
    if (kind !== "tote" || delivery === null || isUnused) continue;
    totes.set(delivery, [...(totes.get(delivery) ?? []), code]);
  }
  const byId = await loadTrips(db, waveId);
  const sql = sqlOf(db);
  const routes = await sql<{ id: number; code: string }[]>`
    select r.id, r.code from routes r join trips t on t.route_id = r.id where t.wave_id = ${waveId}`;
  const idOf = new Map(routes.map(({ code, id }) => [code, id]));
  return {
    positions: await sheetPositions(db, waveId),
    tripOf: (dcId, route) => byId(dcId, idOf.get(route) ?? 0),
    totes,
  };
}

const packed = ({ qtyEach, casePackEach, isWeighed }: TaskLine) =>
  isWeighed ? { cases: 0, pieces: qtyEach } : casesAndPieces(qtyEach, casePackEach);

/** Which sheet of its delivery order a paper task is: they were numbered in walking order. */
async function sheetPositions(
  db: DbOrTx,
  waveId: number,
): Promise<Map<number, { sheet: number; sheets: number }>> {
  const sql = sqlOf(db);
  const rows = await sql<{ task: number; sheet: number; sheets: number }[]>`
    select t.id as task, (row_number() over (partition by l.delivery_id order by t.id))::int as sheet,
           (count(*) over (partition by l.delivery_id))::int as sheets
    from pick_tasks t
    join pick_lines l on l.task_id = t.id and l.line_no = 1
    where t.wave_id = ${waveId} and t.method = 'paper'`;
  return new Map(rows.map(({ task, ...position }) => [task, position]));
}
