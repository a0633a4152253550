import type { TaskList } from "graphile-worker";

/** What the worker process can do, by job name. */
export const taskList: TaskList = {};

/** When the clock asks for it: one line per job, `minute hour day month weekday name`, in UTC. */
export const crontab = "";
