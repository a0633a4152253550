import { type DbOrTx, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import type { Page } from "@/server/shared/paging";
import { casesAndPieces } from "@/server/shared/quantity";
import { listTasks } from "@/server/wave/queries/list-tasks";
import type { Task, TaskHead, TaskLine } from "@/server/wave/queries/load-tasks";
import type { ListTasksInput } from "@/server/wave/schema";

export interface SheetLine extends TaskLine {
  /** Whole cases and the pieces beside them. */
  cases: number;
  pieces: number;
}

/** A sheet of paper or a strip of labels, ready to print (5.2). */
export interface PickSheet extends TaskHead {
  /** The one store and delivery order of a paper list; null on labels, which go across stores. */
  store: string | null;
  storeName: string | null;
  stopRoute: string | null;
  stop: number | null;
  delivery: string | null;
  /** This is sheet n of m of the delivery order. */
  sheet: number;
  sheets: number;
  lines: SheetLine[];
  totalLines: number;
  totalEach: number;
}

/** What is printed for a wave: paper lists per delivery order and labels per zone, lines in walking order, no prices. */
export async function listPickSheets(
  db: DbOrTx,
  actor: Actor,
  input: ListTasksInput,
): Promise<Page<PickSheet>> {
  const { rows, nextCursor } = await listTasks(db, actor, input);
  const positions = await sheetPositions(db, input.wave);
  const printable = rows.filter(({ status, lines }) => status !== "cancelled" && lines.length > 0);
  return { rows: printable.map((task) => sheetOf(task, positions.get(task.task))), nextCursor };
}

function sheetOf(
  { lines, ...head }: Task,
  position: { sheet: number; sheets: number } | undefined,
): PickSheet {
  const first = head.method === "paper" ? lines[0] : undefined;
  return {
    ...head,
    store: first?.store ?? null,
    storeName: first?.storeName ?? null,
    stopRoute: first?.stopRoute ?? null,
    stop: first?.stop ?? null,
    delivery: first?.delivery ?? null,
    sheet: position?.sheet ?? 1,
    sheets: position?.sheets ?? 1,
    lines: lines.map((line) => ({ ...line, ...packed(line) })),
    totalLines: lines.length,
    totalEach: lines.reduce((sum, { qtyEach }) => sum + qtyEach, 0),
  };
}

const packed = ({ qtyEach, casePackEach, isWeighed }: TaskLine) =>
  isWeighed ? { cases: 0, pieces: qtyEach } : casesAndPieces(qtyEach, casePackEach);

/** Which sheet of its delivery order a paper task is: they were numbered in walking order. */
async function sheetPositions(
  db: DbOrTx,
  waveNo: string,
): Promise<Map<number, { sheet: number; sheets: number }>> {
  const sql = sqlOf(db);
  const rows = await sql<{ task: number; sheet: number; sheets: number }[]>`
    select t.id as task, (row_number() over (partition by l.delivery_id order by t.id))::int as sheet,
           (count(*) over (partition by l.delivery_id))::int as sheets
    from waves w
    join pick_tasks t on t.wave_id = w.id and t.method = 'paper'
    join pick_lines l on l.task_id = t.id and l.line_no = 1
    where w.wave_no = ${waveNo}`;
  return new Map(rows.map(({ task, ...position }) => [task, position]));
}
