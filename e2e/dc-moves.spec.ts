import type { Page } from "@playwright/test";
import { sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { generateWave } from "@/server/pool";
import { moveGoods } from "@/server/warehouse/commands/move-goods";
import { setPlace } from "@/server/warehouse/commands/set-place";
import { atPlace } from "@/server/warehouse/queries/at-place";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { expect, test } from "./fixtures";
import { givenOrder } from "./floor";
import { givenPerson } from "./people";
import { expectAccessible, givenShop } from "./shop";

const scanner = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };
const items = {
  water: { name: "矿泉水", price: "2.00", location: "A-01" },
  tea: { name: "绿茶", price: "3.00", location: "A-02" },
};

async function wedge(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
}

// Guarantees that what is promised comes to its face by a scanner alone, also when the network is gone between two moves.
test("a release asks for goods at the face, a scanner carries them there without a touch", async ({
  enter,
  db,
}) => {
  const shop = await givenShop(db, { items });
  const { dc } = shop;
  const now = new Date();
  for (const [name, { location }] of Object.entries(items)) {
    const reserve = location.replace("A-", "R-");
    await setPlace(db, systemActor, { dc, place: reserve, kind: "reserve" }, now);
    const { goods } = await atPlace(db, systemActor, { dc, place: location });
    const qty = goods.find(({ item }) => item === shop.code(name))?.qtyEach ?? 0;
    const away = { dc, scanId: `away-${name}`, item: shop.code(name), from: location, to: reserve, qty };
    await moveGoods(db, systemActor, away, now);
  }
  await givenOrder(db, shop, shop.store, { water: 5, tea: 8 });
  const { wave } = await generateWave(db, systemActor, { route: shop.route }, new Date());
  await releaseWave(db, systemActor, { wave: wave ?? "" }, new Date());

  const picker = await enter(await givenPerson(db, "picker", { dcs: [dc] }), scanner);
  await picker.goto(`/dc/moves/${dc}`);
  await expect(picker.getByText("R-01", { exact: true })).toBeVisible();
  await picker.waitForLoadState("networkidle");
  await expectAccessible(picker);
  await wedge(picker, "A-01");
  await expect(picker.getByText("请先扫描商品：矿泉水")).toBeVisible();
  await wedge(picker, "R-01");
  await expect(picker.getByLabel("货位无误")).toBeVisible();
  await wedge(picker, shop.barcode("tea"));
  await expect(picker.getByRole("alert").getByText(/不是 .*矿泉水/)).toBeVisible();
  await wedge(picker, shop.barcode("water"));
  await expect(picker.getByLabel("商品无误")).toBeVisible();
  await wedge(picker, "A-02");
  await expect(picker.getByText("这是 A-02，应为 A-01")).toBeVisible();
  await picker.context().setOffline(true);
  await wedge(picker, "A-01");

  await expect(picker.getByText("R-02", { exact: true })).toBeVisible();
  await wedge(picker, shop.barcode("tea"));
  await wedge(picker, "A-02");
  await expect(picker.getByText("没有网络，2 条记录保存在本机，联网后自动上传")).toBeVisible();
  await picker.context().setOffline(false);
  await expect(picker.getByText("没有待移的货")).toBeVisible();

  await expect(async () => {
    const open = await sqlOf(db)`
      select t.id from dc_move_tasks t join dcs c on c.id = t.dc_id where c.code = ${dc} and t.status <> 'done'`;
    expect(open).toHaveLength(0);
  }).toPass();
  // Goods are carried in whole cases of twelve.
  for (const [name, { location }] of Object.entries(items)) {
    const { goods } = await atPlace(db, systemActor, { dc, place: location });
    expect(goods.find(({ item }) => item === shop.code(name))?.qtyEach).toBe(12);
  }
});
