import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { caseLabelCode } from "@/server/shared/label-code";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { findTask } from "./find-task";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid"]));
const picker = person("picker", { dcIds: [1] });

// Guarantees that a picker with a scanner comes to a task by whatever paper of it lies before them, and to no other DC's.
test("a list's number, a delivery order and a label of a case lead to their open task", async () => {
  const { wave } = await givenWave(db, [{ store: "S0", lines: { CASE: 12, I0: 2 } }]);
  await releaseWave(db, person("planner"), { wave }, now);
  const tasks = await sqlOf(db)<{ task: number; delivery: string; line: number }[]>`
    select t.id as task, min(d.delivery_no) as delivery, min(l.line_no) as line from pick_tasks t
    join pick_lines l on l.task_id = t.id join deliveries d on d.id = l.delivery_id group by t.id order by t.id`;
  expect(tasks).toHaveLength(2);
  for (const { task, delivery, line } of tasks) {
    for (const code of [
      String(task),
      ` ${delivery.toLowerCase()} `,
      caseLabelCode(task, line, 1).toLowerCase(),
    ])
      expect(await findTask(db, picker, { code })).toEqual({ task });
  }
  const [first] = tasks;
  const code = first?.delivery ?? "";
  await expect(findTask(db, person("picker", { dcIds: [99] }), { code })).rejects.toMatchObject({
    code: "task/nothing-found",
    details: { code },
  });
  for (const unknown of ["T999999", "6901234567892", "999999", "DO-0"])
    await expect(findTask(db, picker, { code: unknown })).rejects.toMatchObject({
      code: "task/nothing-found",
    });
  await sqlOf(db)`update pick_tasks set status = 'cancelled' where id = ${first?.task ?? 0}`;
  await expect(findTask(db, picker, { code })).rejects.toMatchObject({ code: "task/nothing-found" });
});
