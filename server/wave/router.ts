import { command, procedure, router } from "@/server/trpc/init";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { assignTask } from "@/server/wave/commands/assign-task";
import { cancelTask } from "@/server/wave/commands/cancel-task";
import { claimNextTask } from "@/server/wave/commands/claim-next-task";
import { claimTask } from "@/server/wave/commands/claim-task";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { finishTask } from "@/server/wave/commands/finish-task";
import { recordPicks } from "@/server/wave/commands/record-picks";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { setDeparture } from "@/server/wave/commands/set-departure";
import { setFloor } from "@/server/wave/commands/set-floor";
import { setWaveLock } from "@/server/wave/commands/set-wave-lock";
import { findTask } from "@/server/wave/queries/find-task";
import { getControlBoard } from "@/server/wave/queries/get-control-board";
import { getFloorSettings } from "@/server/wave/queries/get-floor-settings";
import { getNight } from "@/server/wave/queries/get-night";
import { getTask } from "@/server/wave/queries/get-task";
import { getWave } from "@/server/wave/queries/get-wave";
import { getWaveFloor } from "@/server/wave/queries/get-wave-floor";
import { listDepartures } from "@/server/wave/queries/list-departures";
import { listAssignees, listPickers } from "@/server/wave/queries/list-pickers";
import { listTaskBoard, listTaskFilters } from "@/server/wave/queries/list-task-board";
import { listTasks } from "@/server/wave/queries/list-tasks";
import { listWaveEvents } from "@/server/wave/queries/list-wave-events";
import { listWaves } from "@/server/wave/queries/list-waves";
import {
  assignTaskInput,
  cancelTaskInput,
  claimNextInput,
  confirmWaveInput,
  dcRef,
  departureInput,
  findTaskInput,
  floorSettingsInput,
  listTasksInput,
  listWavesInput,
  recordPicksInput,
  taskBoardInput,
  taskRef,
  waveLockInput,
  waveRef,
} from "@/server/wave/schema";

/** Waves and pick tasks on the screens of the DC. Generating and cancelling are the pool's. */
export const waveRouter = router({
  list: procedure("wave.read")
    .input(listWavesInput)
    .query(({ ctx, input }) => listWaves(ctx.db, ctx.actor, input)),
  get: procedure("wave.read")
    .input(waveRef)
    .query(({ ctx, input }) => getWave(ctx.db, ctx.actor, input)),
  floor: procedure("wave.read")
    .input(waveRef)
    .query(({ ctx, input }) => getWaveFloor(ctx.db, ctx.actor, input)),
  events: procedure("wave.read")
    .input(waveRef)
    .query(({ ctx, input }) => listWaveEvents(ctx.db, ctx.actor, input)),
  taskBoard: procedure("wave.read")
    .input(taskBoardInput)
    .query(({ ctx, input }) => listTaskBoard(ctx.db, ctx.actor, input, ctx.now())),
  board: procedure("wave.read").query(({ ctx }) => getControlBoard(ctx.db, ctx.actor, ctx.now())),
  night: procedure("wave.read").query(({ ctx }) => getNight(ctx.db, ctx.actor, ctx.now())),
  departures: procedure("wave.read").query(({ ctx }) => listDepartures(ctx.db, ctx.actor)),
  pickers: procedure("wave.read").query(({ ctx }) => listPickers(ctx.db, ctx.actor, ctx.now())),
  assignees: procedure("task.assign")
    .input(dcRef)
    .query(({ ctx, input }) => listAssignees(ctx.db, ctx.actor, input)),
  floorSettings: procedure("floor.configure")
    .input(dcRef)
    .query(({ ctx, input }) => getFloorSettings(ctx.db, ctx.actor, input)),
  taskFilters: procedure("wave.read").query(({ ctx }) => listTaskFilters(ctx.db, ctx.actor)),
  tasks: procedure("wave.read")
    .input(listTasksInput)
    .query(({ ctx, input }) => listTasks(ctx.db, ctx.actor, input)),
  findTask: procedure("wave.read")
    .input(findTaskInput)
    .query(({ ctx, input }) => findTask(ctx.db, ctx.actor, input)),
  task: procedure("wave.read")
    .input(taskRef)
    .query(({ ctx, input }) => getTask(ctx.db, ctx.actor, input)),
  release: command("wave.release", waveRef, ({ db, actor, input, now }) =>
    releaseWave(db, actor, input, now),
  ),
  setLock: command("wave.release", waveLockInput, ({ db, actor, input, now }) =>
    setWaveLock(db, actor, input, now),
  ),
  confirm: command("wave.confirm", confirmWaveInput.extend(waveRef.shape), ({ db, actor, input, now }) =>
    confirmWave(db, actor, input, now),
  ),
  approve: command("delivery.approve", waveRef, ({ db, actor, input, now }) =>
    approveWave(db, actor, input, now),
  ),
  claimTask: command("task.work", taskRef, ({ db, actor, input, now }) => claimTask(db, actor, input, now)),
  claimNext: command("task.work", claimNextInput, ({ db, actor, input, now }) =>
    claimNextTask(db, actor, input, now),
  ),
  recordPicks: command("task.work", recordPicksInput.extend(taskRef.shape), ({ db, actor, input, now }) =>
    recordPicks(db, actor, input, now),
  ),
  assignTask: command("task.assign", assignTaskInput, ({ db, actor, input, now }) =>
    assignTask(db, actor, input, now),
  ),
  cancelTask: command("task.assign", cancelTaskInput, ({ db, actor, input, now }) =>
    cancelTask(db, actor, input, now),
  ),
  setDeparture: command("run.schedule", departureInput, ({ db, actor, input, now }) =>
    setDeparture(db, actor, input, now),
  ),
  setFloor: command("floor.configure", floorSettingsInput, ({ db, actor, input, now }) =>
    setFloor(db, actor, input, now),
  ),
  finishTask: command("task.work", taskRef, ({ db, actor, input, now }) => finishTask(db, actor, input, now)),
});
