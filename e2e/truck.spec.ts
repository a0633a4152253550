import type { Page } from "@playwright/test";
import { type Db, sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { generateWave } from "@/server/pool";
import { runProof } from "@/server/proof";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { expect, phone, test } from "./fixtures";
import { awake, givenOrder, naming, wedge } from "./floor";
import { givenPerson } from "./people";
import { expectAccessible, givenShop, type Shop } from "./shop";

const scanner = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
const items = { TEA: { name: "冰红茶 500ml", price: "3.00" } };

/** A wave of two stores of one truck, picked and approved; answers its number. */
async function approved(db: Db, shop: Shop): Promise<string> {
  await givenOrder(db, shop, shop.store, { TEA: 6 });
  await givenOrder(db, shop, shop.neighbour.store, { TEA: 4 });
  const at = new Date();
  const { wave } = await generateWave(db, systemActor, { route: shop.route }, at);
  if (wave === null) throw new Error("nothing was generated");
  await releaseWave(db, systemActor, { wave }, at);
  await confirmWave(db, systemActor, { wave, exceptions: [] }, at);
  await approveWave(db, systemActor, { wave }, at);
  return wave;
}

/** The tote of each store, as its label names it. */
async function totesOf(db: Db, wave: string): Promise<Record<string, string>> {
  const rows = await sqlOf(db)<{ store: string; code: string }[]>`
    select s.code as store, 'T' || lpad(n.id::text, 6, '0') as code
    from containers n join waves w on w.id = n.wave_id join stores s on s.id = n.store_id where w.wave_no = ${wave}`;
  return Object.fromEntries(rows.map(({ store, code }) => [store, code]));
}

// Guarantees the way of a tote from its label to the signature of the store: printed, loaded last stop first, gone, given.
test("a truck: labels are printed, loaded last stop first, it leaves, and each store signs", async ({
  enter,
  db,
}) => {
  const shop = await givenShop(db, { items });
  const { store, dc, route } = shop;
  const last = shop.neighbour.store;
  const wave = await approved(db, shop);
  const dcs = [dc];
  const place = `${encodeURIComponent(dc)}/${encodeURIComponent(route)}`;

  const totes =
    await test.step("the planner prints the labels of the totes, once without a reason", async () => {
      const planner = await enter(await givenPerson(db, "planner", { dcs }));
      await planner.addInitScript(() => {
        window.print = () => document.body.setAttribute("data-printed", "yes");
      });
      await planner.goto(`/print/waves/${wave}/tote-labels`);
      await planner.getByRole("button", { name: "打印", exact: true }).click();
      await expect(planner.locator("body[data-printed]")).toHaveCount(1);
      await planner.getByRole("button", { name: "打印", exact: true }).click();
      await expect(planner.getByRole("dialog", { name: "为什么重新打印？" })).toBeVisible();
      return totesOf(db, wave);
    });
  const [first = "", second = ""] = [totes[store], totes[last]];
  expect([first, second].every((code) => /^T\d+$/.test(code))).toBe(true);

  await test.step("the loader is told that the last stop goes in first, and leaves complete", async () => {
    const loader = await enter(await givenPerson(db, "loader", { dcs }), scanner);
    await loader.goto(`/dc/waves/${wave}/loading/${place}`);
    await expect(loader.getByText("已装 0 / 2")).toBeVisible();
    await awake(loader);
    await wedge(loader, first);
    await expect(loader.getByText(/未装齐，应装在更里面/)).toBeVisible();
    await loader.getByRole("button", { name: "卸下" }).click();
    await wedge(loader, first);
    await expect(loader.getByText(`${first} 已卸下。`)).toBeVisible();
    await loader.getByRole("button", { name: "继续装车" }).click();
    await wedge(loader, second);
    await expect(loader.getByText(`${last} 已装车。`)).toBeVisible();
    await wedge(loader, second);
    await expect(loader.getByText(`${second} 已在车上。`)).toBeVisible();
    await wedge(loader, first);
    await expect(loader.getByText("已装 2 / 2")).toBeVisible();
    await expectAccessible(loader);
    const leave = loader.getByRole("button", { name: "发车", exact: true });
    await expect(leave).toBeEnabled();
    await leave.click();
    await loader
      .getByRole("dialog")
      .or(loader.getByRole("alertdialog"))
      .getByRole("button", { name: "发车", exact: true })
      .click();
    await expect(loader.getByRole("button", { name: "已发车", exact: true })).toBeDisabled();
  });

  await test.step("the driver hands over at both stops, the second one without network", async () => {
    const driver = await enter(await givenPerson(db, "loader", { dcs }, "司机老郑"), phone);
    await driver.goto(`/dc/trips/${wave}/${place}`);
    await expect(driver.getByText("0 / 2 站")).toBeVisible();
    await awake(driver);
    await handOver(driver, store, first);
    await expect(driver.getByText("1 / 2 站")).toBeVisible();
    await driver.context().setOffline(true);
    await handOver(driver, last, second);
    await expect(driver.getByText("2 / 2 站")).toBeVisible();
    // The first may have been on its way when the network went.
    await expect(driver.getByText("待上传", { exact: true }).last()).toBeVisible();
    await driver.context().setOffline(false);
    await expect(driver.getByText("已签收", { exact: true })).toHaveCount(2);
  });

  const sql = sqlOf(db);
  const deliveries = await sql<
    { store: string; status: string; signed: string; strokes: number; totes: number }[]
  >`
    select s.code as store, d.status, h.signed_by_name as signed, length(h.signature) as strokes,
           (select sum(e.qty)::int4 from container_entries e where e.store_id = s.id and e.kind = 'tote') as totes
    from deliveries d join waves w on w.id = d.wave_id join stores s on s.id = d.store_id
    join handovers h on h.wave_id = d.wave_id and h.store_id = d.store_id
    where w.wave_no = ${wave} order by s.stop_sequence`;
  expect(deliveries).toHaveLength(2);
  for (const row of deliveries) {
    expect(row).toMatchObject({ status: "delivered", signed: "陈店长", totes: 1 });
    expect(row.strokes).toBeGreaterThan(10);
  }
  const { checks } = await runProof(db);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});

/** The tote is scanned, the name written, the signature drawn. */
async function handOver(driver: Page, store: string, tote: string): Promise<void> {
  await driver.getByRole("button", { name: naming(store) }).click();
  await expect(driver.getByText("0 / 1 件")).toBeVisible();
  await wedge(driver, tote);
  await expect(driver.getByText(`${tote} 已交付。`)).toBeVisible();
  await driver.getByLabel("姓名").fill("陈店长");
  const pad = driver.getByRole("img", { name: "在此签字" });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error("there is no room for a signature");
  await driver.mouse.move(box.x + 40, box.y + 30);
  await driver.mouse.down();
  for (const [x, y] of [
    [90, 60],
    [140, 25],
    [190, 65],
  ] as const)
    await driver.mouse.move(box.x + x, box.y + y);
  await driver.mouse.up();
  const done = driver.getByRole("button", { name: "完成交接" });
  await expect(done).toBeEnabled();
  await done.click();
}
