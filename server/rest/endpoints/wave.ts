import { z } from "zod";
import { dispatchWave } from "@/server/dock/commands/dispatch-wave";
import { aboardUnlessSaid } from "@/server/dock/rules/aboard";
import { dispatchBody } from "@/server/dock/schema";
import { type Endpoint, get, post } from "@/server/rest/endpoint";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { claimTask } from "@/server/wave/commands/claim-task";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { finishTask } from "@/server/wave/commands/finish-task";
import { recordPicks } from "@/server/wave/commands/record-picks";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { refuse } from "@/server/wave/errors";
import { getTask } from "@/server/wave/queries/get-task";
import { getWave } from "@/server/wave/queries/get-wave";
import { listTasks } from "@/server/wave/queries/list-tasks";
import { listWaves } from "@/server/wave/queries/list-waves";
import type { Task, TaskLine } from "@/server/wave/queries/load-tasks";
import { confirmWaveInput, listTasksInput, listWavesInput, recordPicksInput } from "@/server/wave/schema";

const tasksQuery = listTasksInput.omit({ wave: true });
const approvedAnswer = z.object({ wave: z.string(), approved: z.int() });

const textOrNull = (at: Date | null) => (at === null ? null : instantText(at));

const lineOf = ({ qtyEach, casePackEach, scannedEach, isGift, isWeighed, reserves, ...line }: TaskLine) => ({
  ...line,
  qty: qtyEach,
  casePack: casePackEach,
  scanned: scannedEach,
  gift: isGift,
  weighed: isWeighed,
});

const taskOf = ({ dcId: _, lines, ...task }: Task) => ({ ...task, lines: lines.map(lineOf) });

/** A task's number in a path; anything else names no task. */
function taskNumber(text: string): { task: number } {
  const task = Number(text);
  if (!Number.isSafeInteger(task) || task < 1) throw refuse("task/unknown", { task: text });
  return { task };
}

export const waveEndpoints: readonly Endpoint[] = [
  get("/waves", {
    ability: "wave.read",
    summary: "Waves, newest first.",
    query: listWavesInput,
    handle: async ({ db, actor, query }) => {
      const { rows, nextCursor } = await listWaves(db, actor, query);
      const shown = rows.map(({ amountFen, createdAt, ...row }) => ({
        ...row,
        amount: formatFen(amountFen),
        createdAt: instantText(createdAt),
      }));
      return { status: 200, body: { rows: shown, nextCursor } };
    },
  }),
  get("/waves/:wave", {
    ability: "wave.read",
    summary: "A wave: its delivery orders, progress, and what was blocked or short when it was generated.",
    handle: async ({ db, actor, params }) => {
      const { report, deliveries, amountFen, ...wave } = await getWave(db, actor, params);
      return {
        status: 200,
        body: {
          ...report,
          ...wave,
          amount: formatFen(amountFen),
          createdAt: instantText(wave.createdAt),
          releasedAt: textOrNull(wave.releasedAt),
          cancelledAt: textOrNull(wave.cancelledAt),
          deliveries: deliveries.map(({ amountFen: fen, ...row }) => ({ ...row, amount: formatFen(fen) })),
        },
      };
    },
  }),
  get("/waves/:wave/tasks", {
    ability: "wave.read",
    summary: "The pick tasks of a wave with their lines in walking order.",
    query: tasksQuery,
    handle: async ({ db, actor, params, query }) => {
      const { rows, nextCursor } = await listTasks(db, actor, { ...query, ...params });
      return { status: 200, body: { rows: rows.map(taskOf), nextCursor } };
    },
  }),
  post("/waves/:wave/release", {
    ability: "wave.release",
    summary: "Hands a wave to the pickers and makes its pick tasks.",
    handle: async ({ db, actor, now, params }) => ({
      status: 200,
      body: await releaseWave(db, actor, params, now),
    }),
  }),
  post("/waves/:wave/confirm", {
    ability: "wave.confirm",
    summary: "Confirms a wave as printed except for the lines named.",
    input: confirmWaveInput,
    handle: async ({ db, actor, now, params, input }) => ({
      status: 200,
      body: await confirmWave(db, actor, { ...params, ...input }, now),
    }),
  }),
  post("/waves/:wave/approve", {
    ability: "delivery.approve",
    summary: "Approves all delivery orders of a wave: goods and money move, once.",
    answer: approvedAnswer,
    slow: true,
    handle: async ({ db, actor, now, params }) => ({
      status: 200,
      body: await approveWave(db, actor, params, now),
    }),
  }),
  post("/waves/:wave/dispatch", {
    ability: "delivery.dispatch",
    summary:
      "The trucks leave with all of a wave. What was not scanned onto them is aboard unless it is said otherwise.",
    input: dispatchBody,
    handle: async ({ db, actor, now, params, input }) => ({
      status: 200,
      body: await dispatchWave(db, actor, { ...params, ...aboardUnlessSaid(input) }, now),
    }),
  }),
  get("/tasks/:task", {
    ability: "wave.read",
    summary: "One pick task with what was scanned of each line.",
    handle: async ({ db, actor, params }) => ({
      status: 200,
      body: taskOf(await getTask(db, actor, taskNumber(params.task))),
    }),
  }),
  post("/tasks/:task/claim", {
    ability: "task.work",
    summary: "Takes a pick task.",
    handle: async ({ db, actor, now, params }) => ({
      status: 200,
      body: await claimTask(db, actor, taskNumber(params.task), now),
    }),
  }),
  post("/tasks/:task/picks", {
    ability: "task.work",
    summary: "Counts scans; each scan id counts once.",
    input: recordPicksInput,
    handle: async ({ db, actor, now, params, input }) => ({
      status: 200,
      body: await recordPicks(db, actor, { ...taskNumber(params.task), ...input }, now),
    }),
  }),
  post("/tasks/:task/done", {
    ability: "task.work",
    summary: "Ends a pick task; lines not fully picked are short.",
    handle: async ({ db, actor, now, params }) => ({
      status: 200,
      body: await finishTask(db, actor, taskNumber(params.task), now),
    }),
  }),
];
