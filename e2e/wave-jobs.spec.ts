import { type Db, sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { generateWave, workNextJob } from "@/server/pool";
import { requestRelease } from "@/server/pool/commands/request-job";
import { expect, test } from "./fixtures";
import { givenOrder } from "./floor";
import { givenPerson } from "./people";
import { expectAccessible, givenShop } from "./shop";

const items = { COLA: { name: "可口可乐 330ml", price: "2.50", location: "B-1" } };

// Guarantees that whoever comes back to the desk sees how far a job of thousands is, and can take it back while it runs.
test("a release that runs as a job is seen on the wave desk, stopped, and done when it is asked for again", async ({
  enter,
  db,
}) => {
  const shop = await givenShop(db, { items });
  await givenOrder(db, shop, shop.store, { COLA: 12 });
  const run = await generateWave(db, systemActor, { route: shop.route }, new Date());
  const wave = run.wave ?? "";
  const planner = await enter(await givenPerson(db, "planner", { dcs: [shop.dc] }));
  const desk = planner.getByRole("region", { name: "进行中的生成、下发与审核" });

  // The worker of the journeys does nothing by the clock: its part is done here.
  let working: Promise<boolean> | undefined;
  await whileItWaits(db, wave, async () => {
    await requestRelease(db, systemActor, { wave }, new Date());
    working = workNextJob(db, new Date());
    await planner.goto("/dc/waves");
    await expect(desk).toContainText("下发，");
    await expect(desk.getByRole("link", { name: wave })).toBeVisible();
    await expect(desk.getByRole("progressbar")).toBeVisible();
    await expectAccessible(planner);
    await desk.getByRole("button", { name: "停止" }).click();
    await expect(desk.getByRole("status")).toHaveText("已停止，没有留下任何数据。");
  });
  expect(await working).toBe(true);
  await planner.goto(`/dc/waves/${wave}`);
  await expect(planner.getByRole("button", { name: "下发 1 张配送单" })).toBeVisible();

  await requestRelease(db, systemActor, { wave }, new Date());
  expect(await workNextJob(db, new Date())).toBe(true);
  await planner.goto("/dc/waves");
  await expect(desk.getByRole("status").first()).toHaveText(`${wave} 已下发，共 1 个拣货任务。`);
  await desk.getByRole("link", { name: wave }).first().click();
  await expect(planner.getByRole("heading", { name: wave })).toBeVisible();
  await expect(planner.getByRole("button", { name: "下发 1 张配送单" })).toHaveCount(0);
  await expectAccessible(planner);
});

/** Somebody holds the wave's delivery orders meanwhile, so that its job goes no further. */
async function whileItWaits(db: Db, wave: string, work: () => Promise<void>): Promise<void> {
  await sqlOf(db).begin(async (held) => {
    await held`
      select from deliveries where wave_id = (select id from waves where wave_no = ${wave}) for update`;
    await work();
  });
}
