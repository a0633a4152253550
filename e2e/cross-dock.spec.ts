import type { Page } from "@playwright/test";
import { sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { generateWave } from "@/server/pool";
import { runProof } from "@/server/proof";
import { setPlace } from "@/server/warehouse/commands/set-place";
import { atPlace } from "@/server/warehouse/queries/at-place";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { expect, test } from "./fixtures";
import { givenOrder, wedge } from "./floor";
import { givenPerson } from "./people";
import { expectAccessible, givenShop } from "./shop";

const scanner = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };
const items = { KITE: { name: "风筝", price: "3.00", stock: 0 }, TEA: { name: "绿茶", price: "3.00" } };

/** Nothing of that table is reached by a swipe only. */
async function expectWhole(page: Page, name: string): Promise<void> {
  const table = page.getByRole("table", { name });
  await expect(table).toBeVisible();
  const pane = await table.evaluate(({ parentElement: it }) => (it ? it.scrollWidth - it.clientWidth : 0));
  expect(pane).toBeLessThanOrEqual(0);
}

// Guarantees that goods which the DC never had reach the stores that wait for them without ever being put away.
test("what the pool waits for is ordered, stays at the dock and is put store by store from there", async ({
  enter,
  db,
}) => {
  const shop = await givenShop(db, { items });
  const { dc } = shop;
  await setPlace(db, systemActor, { dc, place: "X-01", kind: "crossdock" }, new Date());
  await givenOrder(db, shop, shop.store, { KITE: 10, TEA: 2 });
  await givenOrder(db, shop, shop.neighbour.store, { KITE: 6 });

  const manager = await enter(await givenPerson(db, "dc-manager", { dcs: [dc] }));
  await manager.goto(`/dc/stock/purchases?dc=${dc}`);
  await manager.getByRole("link", { name: "按配送池订货" }).click();
  const line = manager.getByRole("listitem").filter({ hasText: "风筝" });
  await expect(line).toContainText("2 家门店等待 16，可用 0，在途 0");
  await expect(manager.getByRole("listitem").filter({ hasText: "绿茶" })).toHaveCount(0);
  await expect(line.getByLabel("订货数量：风筝")).toHaveValue("16");
  await line.getByLabel("风筝 的单价").fill("1.80");
  await manager.getByLabel("供应商").fill("风筝厂");
  await manager.getByLabel("预计到货").fill("2030-01-02");
  await manager.waitForLoadState("networkidle");
  await expectAccessible(manager);
  await manager.getByRole("button", { name: "生成采购单" }).click();

  const order = manager.getByRole("dialog", { name: /PO/ });
  await expect(order).toContainText("越库 · 2 家门店在等");
  await order.getByRole("link", { name: "收货" }).click();
  await expect(manager.getByText("越库 · 2 家门店在等")).toBeVisible();
  await expect(manager.getByText("还没有数量")).toBeVisible();
  const qty = manager.getByLabel("风筝 的数量");
  await qty.fill("15");
  await manager.reload();
  await expect(qty).toHaveValue("15");
  await manager.waitForLoadState("networkidle");
  await wedge(manager, shop.barcode("KITE"));
  await expect(qty).toHaveValue("16");
  await wedge(manager, shop.barcode("KITE"));
  await expect(manager.getByText(/风筝 最多再收 16 /)).toBeVisible();
  await expect(qty).toHaveValue("16");
  await manager.getByRole("button", { name: "过账收货" }).click();
  await expect(manager.getByText(/1 行留在越库区等波次/)).toBeVisible();
  await manager.goto(`/dc/stock/moves?dc=${dc}`);
  await expect(
    manager.getByRole("table", { name: "越库区" }).getByRole("row", { name: /风筝/ }),
  ).toContainText("X-01");
  await expectAccessible(manager);
  await manager.setViewportSize({ width: 390, height: 844 });
  await expectWhole(manager, "越库区");
  await manager.goto(`/dc/tasks/methods?dc=${dc}`);
  await expectWhole(manager, "各库区的方式");

  const run = await generateWave(db, systemActor, { route: shop.route }, new Date());
  const wave = run.wave ?? "";
  await releaseWave(db, systemActor, { wave }, new Date());
  const tasks = await sqlOf(db)<{ task: number; method: string }[]>`
    select t.id as task, t.method from pick_tasks t join waves w on w.id = t.wave_id where w.wave_no = ${wave} order by t.id`;
  const put = tasks.find(({ method }) => method === "batch");
  const picker = await enter(await givenPerson(db, "picker", { dcs: [dc] }), scanner);
  await picker.goto("/dc/tasks");
  await expect(async () => {
    if (picker.url().endsWith("/dc/tasks")) await wedge(picker, String(put?.task));
    await picker.waitForURL(`**/dc/tasks/${put?.task}`, { timeout: 10_000 });
  }).toPass();
  await picker.waitForLoadState("networkidle");
  await picker.getByRole("button", { name: "领取任务" }).click();
  await expect(picker.getByRole("region", { name: "第 1 行" })).toContainText(/X-01\s*越库区/);
  await wedge(picker, shop.barcode("KITE"));
  await expect(picker.getByLabel("商品正确")).toBeVisible();
  await wedge(picker, shop.barcode("KITE"));
  await expect(picker.getByRole("button", { name: "放 10 瓶" })).toBeVisible();
  await wedge(picker, shop.store);
  await expect(picker.getByRole("button", { name: "放 6 瓶" })).toBeVisible();
  await wedge(picker, shop.neighbour.store);
  await expect(picker.getByText("2 行全部完成")).toBeVisible();
  await picker.keyboard.press("F4");
  await expect(picker.getByText("已完成", { exact: true })).toBeVisible();

  await confirmWave(db, systemActor, { wave, exceptions: [] }, new Date());
  await approveWave(db, systemActor, { wave }, new Date());
  expect((await atPlace(db, systemActor, { dc, place: "X-01" })).goods).toEqual([]);
  const arrived = await sqlOf(db)<{ store: string; qty: number }[]>`
    select s.code as store, k.on_hand_each as qty from store_stock k join stores s on s.id = k.store_id join items i on i.id = k.item_id
    where i.code = ${shop.code("KITE")} order by k.on_hand_each`;
  expect(arrived).toEqual([
    { store: shop.neighbour.store, qty: 6 },
    { store: shop.store, qty: 10 },
  ]);
  const { checks } = await runProof(db);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});
