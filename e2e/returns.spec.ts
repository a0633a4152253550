import type { Page } from "@playwright/test";
import { runProof } from "@/server/proof";
import { expect, phone, test } from "./fixtures";
import { givenOnTheRoad, givenThere, naming } from "./floor";
import { givenPerson } from "./people";
import { expectAccessible, givenShop, type Shop } from "./shop";

const items = {
  COLA: { name: "可口可乐 330ml", price: "2.50" },
  TEA: { name: "冰红茶 500ml", price: "3.00" },
  MILK: { name: "鲜牛奶 950ml", price: "9.00", isReturnable: false },
};

// The way of 2.7: what may go back is said while it is scanned, and the money is there once the DC has looked at the goods.
test("goods go back within the quota: collected, one graded down, one not accepted, credited", async ({
  enter,
  db,
}) => {
  const shop = await givenShop(db, { items, returnPolicy: "monthly:60.00" });
  const dcs = [shop.dc];
  await givenThere(db, shop, { COLA: 24, TEA: 12, MILK: 6 });
  const owner = await enter(shop.login, phone);

  const returned = await test.step("the owner scans what goes back, and the meter moves", () =>
    sendReturn(owner, shop));
  await test.step("the driver of the next truck takes it along", async () => {
    const { wave } = await givenOnTheRoad(db, shop, { TEA: 6 });
    const loader = await enter(await givenPerson(db, "loader", { dcs }), phone);
    await loader.goto(`/dc/trips/${wave}/${shop.dc}/${shop.route}`);
    await loader.getByRole("button", { name: naming(shop.store) }).click();
    await loader.getByRole("button", { name: "已取" }).click();
    await expect(loader.getByText(`${returned} 已装车。`)).toBeVisible();
  });
  await test.step("the DC takes ten of twelve, one of them damaged", async () => {
    const checker = await enter(await givenPerson(db, "checker", { dcs }));
    await inspect(checker, shop, returned);
  });
  await test.step("what was accepted is in the account, and used of the quota", () =>
    expectCredit(owner, returned));
  await test.step("headquarters see it, and every figure equals its rows", async () => {
    const hq = await enter(await givenPerson(db, "hq"));
    await hq.goto("/hq/stores/returns");
    const row = hq.getByRole("row", { name: naming(returned) });
    await expect(row).toContainText("¥32.00");
    await expect(row).toContainText("¥27.00");
    await row.click();
    await expect(hq.getByRole("dialog").getByText("可口可乐 330ml")).toBeVisible();
    await expectAccessible(hq);
    const { checks } = await runProof(db);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});

async function scan(owner: Page, code: string): Promise<void> {
  const box = owner.getByRole("textbox", { name: "扫要退的商品" });
  await box.fill(code);
  await box.press("Enter");
}

/** Types a quantity on the pad of an item and puts it on. */
async function put(owner: Page, name: string, qty: string): Promise<void> {
  const pad = owner.getByRole("dialog", { name });
  for (const digit of qty) await pad.getByRole("button", { name: digit, exact: true }).click();
  await pad.getByRole("button", { name: `加入 ${qty} 瓶` }).click();
}

/** Answers the number of the return. */
async function sendReturn(owner: Page, shop: Shop): Promise<string> {
  await owner.goto("/store/returns");
  await expect(owner.getByText("本月还可退 ¥60.00")).toBeVisible();
  await owner.getByRole("link", { name: "新建退货" }).click();
  await scan(owner, shop.barcode("COLA"));
  await put(owner, items.COLA.name, "8");
  await expect(owner.getByText("本月还可退 ¥40.00")).toBeVisible();

  await scan(owner, shop.barcode("MILK"));
  await expect(owner.getByText(/^鲜牛奶 950ml: .*不可退/)).toBeVisible();

  await scan(owner, shop.barcode("TEA"));
  await put(owner, items.TEA.name, "13");
  const tea = owner
    .getByRole("list", { name: "商品" })
    .getByRole("listitem")
    .filter({ hasText: items.TEA.name });
  await expect(tea).toContainText("最多可退 12");
  await expect(owner.getByRole("button", { name: "提交退货" })).toBeDisabled();
  await expectAccessible(owner);
  await tea.getByRole("button").first().click();
  await put(owner, items.TEA.name, "4");
  await expect(owner.getByText("本月还可退 ¥28.00")).toBeVisible();
  await owner.getByRole("button", { name: "提交退货，可退 ¥32.00" }).click();
  await expect(owner.getByText("请备好，等下一班车取件。")).toBeVisible();
  await expectAccessible(owner);
  const returned = decodeURIComponent(new URL(owner.url()).pathname.split("/").at(-1) ?? "");
  await owner.goto("/store/returns");
  await expect(owner.getByRole("region", { name: "退货额度" })).toContainText(/在途\s*¥32\.00/);
  return returned;
}

async function inspect(checker: Page, shop: Shop, returned: string): Promise<void> {
  await checker.goto("/dc/returns");
  await checker.getByRole("row", { name: naming(returned) }).click();
  const bench = checker.getByRole("dialog");
  await bench.getByRole("button", { name: "全部完好" }).click();
  await bench.getByRole("spinbutton", { name: `可售 ${items.COLA.name}` }).fill("5");
  const grade = bench.getByRole("combobox", { name: "等级" });
  await grade.click();
  await checker.getByRole("option", { name: "破损" }).click();
  const box = bench.getByRole("textbox", { name: "扫描商品" });
  await box.fill(shop.barcode("COLA"));
  await box.press("Enter");
  await expect(bench.getByText("退回门店 2")).toBeVisible();
  await expectAccessible(checker);
  await bench.getByRole("button", { name: "验收结算" }).click();
  const asked = checker.getByRole("dialog", { name: `验收结算 ${returned}？` });
  await expect(asked.getByText("2 个品项中有 1 个未全部接受", { exact: false })).toBeVisible();
  await asked.getByRole("button", { name: "验收结算" }).click();
  await expect(checker.getByText(`${returned} 已结算。`)).toBeVisible();
}

async function expectCredit(owner: Page, returned: string): Promise<void> {
  await owner.goto(`/store/returns/${returned}`);
  await expect(owner.getByText("已结算。")).toBeVisible();
  await expect(owner.getByText("2 未验收，已退回库存")).toBeVisible();
  await expectAccessible(owner);
  await owner.goto("/store/returns");
  await expect(owner.getByText("本月还可退 ¥33.00")).toBeVisible();
  await expect(owner.getByRole("region", { name: "退货额度" })).toContainText(/已用\s*¥27\.00/);
  await owner.getByRole("link", { name: "资金" }).click();
  const credit = owner.getByRole("listitem").filter({ hasText: returned });
  await expect(credit).toHaveCount(1);
  await expect(credit).toContainText("¥27.00");
}
