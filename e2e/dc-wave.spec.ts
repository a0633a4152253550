import type { Page } from "@playwright/test";
import { systemActor } from "@/server/auth";
import { generateWave } from "@/server/pool";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { expect, phone, test } from "./fixtures";
import {
  askToApprove,
  chooseRoute,
  confirmExcept,
  generate,
  givenOrder,
  naming,
  pooled,
  release,
  simulate,
} from "./floor";
import { openLedger } from "./ledger";
import { givenPerson } from "./people";
import { expectAccessible, givenShop } from "./shop";

/** Walking order is TEA, BEER, COLA: A-2 before A-10 before B-1. */
const items = {
  COLA: { name: "可口可乐 330ml", price: "2.50", location: "B-1" },
  BEER: { name: "青岛啤酒 500ml", price: "4.20", location: "A-10" },
  TEA: { name: "冰红茶 500ml", price: "3.00", location: "A-2" },
};

test("a planner takes a route from the pool to the ledger; who cannot pay stays", async ({ enter, db }) => {
  const shop = await givenShop(db, { items, neighbourBalance: "10.00" });
  const { neighbour } = shop;
  await givenOrder(db, shop, shop.store, { COLA: 12, TEA: 10, BEER: 5 });
  await givenOrder(db, shop, neighbour.store, { TEA: 20 });
  const planner = await enter(await givenPerson(db, "planner", { dcs: [shop.dc] }));

  const route = await chooseRoute(planner, shop);
  await expect(route).toContainText("2 店 · 2 单 · 4 行");
  await expect(route).toContainText("¥141.00");
  await expect(pooled(planner, shop.store)).toContainText("¥81.00");
  await expect(pooled(planner, shop.store)).toContainText("可生成");
  await expect(pooled(planner, neighbour.store)).toContainText("余额可能不足");
  await expectAccessible(planner);

  const report = await simulate(planner);
  await expect(report.getByRole("row", { name: naming(shop.store) })).toContainText("¥81.00");
  await report.getByRole("tab", { name: /^余额不足/ }).click();
  const refused = report.getByRole("row", { name: naming(neighbour.store) });
  for (const amount of ["¥60.00", "¥10.00", "¥50.00"]) await expect(refused).toContainText(amount);
  await expectAccessible(planner);

  await generate(planner, 1);
  await release(planner, 1);
  await expectWalkingOrder(planner);
  await expectAccessible(planner);

  await confirmExcept(planner, {
    store: shop.store,
    barcode: shop.barcode("COLA"),
    picked: 7,
    reason: "破损",
  });
  await approveTwice(planner);

  await planner.getByRole("link", { name: /^DO-/ }).click();
  await expect(planner.getByRole("heading", { name: /^DO-/ })).toBeVisible();
  await expect(planner.getByText("¥68.50").first()).toBeVisible();
  await expect(planner.getByRole("row", { name: naming(shop.code("COLA")) })).toContainText("破损");

  const finance = await enter(await givenPerson(db, "finance"));
  const charge = (await openLedger(finance, shop.account)).getByRole("row", { name: /配送扣款/ });
  await expect(charge).toHaveCount(1);
  await expect(charge).toContainText("¥68.50");
  await expect(charge).toContainText("¥9,931.50");

  await expect(await chooseRoute(planner, shop)).toContainText("1 店 · 1 单 · 1 行");
  await expect(pooled(planner, neighbour.store)).toContainText("余额不足");
  await expect(pooled(planner, neighbour.store)).toContainText("¥50.00");
  await expect(pooled(planner, shop.store)).toHaveCount(0);
});

/** The paper leads through the aisles; it opens beside the wave. */
async function expectWalkingOrder(planner: Page): Promise<void> {
  const opened = planner.context().waitForEvent("page");
  await planner.getByRole("button", { name: "打印" }).click();
  await planner.getByRole("menuitem", { name: "拣货单" }).click();
  const paper = await opened;
  await expect(paper.getByRole("cell", { name: /^[AB]-\d+$/ })).toHaveText(["A-2", "A-10", "B-1"]);
  await expect(paper.getByRole("row", { name: /A-10/ })).toContainText("5 瓶");
  await paper.close();
}

/** Two windows stand on the same question: the second yes finds it done, says the same and changes nothing. */
async function approveTwice(planner: Page): Promise<void> {
  const late = await planner.context().newPage();
  await late.goto(planner.url());
  const again = await askToApprove(late, 1);
  await expect(again.dialog).toContainText("有 1 行缺拣");
  await expect(again.dialog).toContainText("¥68.50");

  const first = await askToApprove(planner, 1);
  await first.yes.click();
  await expect(first.approved).toBeVisible();
  await again.yes.click();
  await expect(again.approved).toBeVisible();
  await late.close();
}

test("a picker works a task through with a scanner that types, a dead spot of the network included", async ({
  enter,
  db,
}) => {
  const shop = await givenShop(db, { items });
  await givenOrder(db, shop, shop.store, { COLA: 12, TEA: 10, BEER: 5 });
  const { wave } = await generateWave(db, systemActor, { route: shop.route }, new Date());
  if (wave === null) throw new Error("nothing was generated");
  await releaseWave(db, systemActor, { wave }, new Date());
  const picker = await enter(await givenPerson(db, "picker", { dcs: [shop.dc] }), phone);
  const scan = async (name: keyof typeof items) => {
    await picker.keyboard.type(shop.barcode(name));
    await picker.keyboard.press("Enter");
  };

  await expectAccessible(picker);
  await picker.getByRole("button", { name: "领取", exact: true }).click();
  await expect(picker.getByText("A-2", { exact: true })).toBeVisible();
  await expectAccessible(picker);

  await scan("COLA");
  await expect(picker.getByText(/^扫到 .*可口可乐 330ml，应为 .*冰红茶 500ml。$/)).toBeVisible();
  await scan("TEA");
  await expect(picker.getByLabel("商品正确")).toBeVisible();
  await scan("TEA");
  await expect(picker.getByText("A-10", { exact: true })).toBeVisible();

  await picker.context().setOffline(true);
  await picker.getByRole("button", { name: "拣 5 瓶" }).dblclick();
  await expect(picker.getByText("B-1", { exact: true })).toBeVisible();
  await picker.getByRole("button", { name: "撤销上一行" }).click();
  await expect(picker.getByText("A-10", { exact: true })).toBeVisible();
  await picker.getByRole("button", { name: "改数量" }).click();
  await picker.getByRole("button", { name: "3", exact: true }).click();
  await picker.getByRole("button", { name: "拣 3 瓶" }).click();
  await expect(picker.getByText("缺 2 瓶，原因？")).toBeVisible();
  await expectAccessible(picker);
  await picker.getByRole("button", { name: "破损" }).click();
  await expect(picker.getByText("B-1", { exact: true })).toBeVisible();
  await expect(picker.getByText("没有网络：2 条拣货记录暂存在本机。")).toBeVisible();
  await picker.context().setOffline(false);

  await scan("COLA");
  await scan("COLA");
  await expect(picker.getByText("再找一次：上次破损。")).toBeVisible();
  await expect(picker.getByText("A-10", { exact: true })).toBeVisible();
  await expectAccessible(picker);
  await picker.getByRole("button", { name: "缺货" }).click();
  await picker.getByRole("button", { name: "破损" }).click();
  await expect(picker.getByText("3 行全部完成")).toBeVisible();
  await expect(picker.getByText("1 行缺货")).toBeVisible();
  await picker.getByRole("button", { name: "结束任务" }).click();
  await expect(picker.getByText("已完成", { exact: true })).toBeVisible();
  await picker.getByRole("button", { name: "领取下一个任务" }).click();
  await expect(picker.getByText("目前没有可领取的拣货任务", { exact: false }).first()).toBeVisible();

  const planner = await enter(await givenPerson(db, "planner", { dcs: [shop.dc] }));
  await planner.goto(`/dc/waves/${wave}?tab=shorts`);
  const short = planner.getByRole("row", { name: naming(shop.code("BEER")) });
  await expect(short).toContainText("3 / 5");
  await expect(short).toContainText("破损");
  await expect(planner.getByRole("button", { name: "全部审核（1）" })).toBeVisible();
});
