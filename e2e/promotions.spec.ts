import type { Page } from "@playwright/test";
import { businessDayOf } from "@/server/shared/business-day";
import { expect, phone, test } from "./fixtures";
import { givenPerson, signIn } from "./people";
import { expectAccessible, givenShop } from "./shop";

const items = { COLA: { name: "可口可乐 330ml", price: "2.50" } };

/** Chooses from a list that one types to narrow. */
async function choose(page: Page, name: string, code: string) {
  await page.getByRole("combobox", { name, exact: true }).fill(code);
  await page.getByRole("option", { name: code }).click();
}

/** Does one of the moves behind the dots, for a reason. */
async function move(page: Page, action: string, reason: string) {
  await page.getByRole("button", { name: "更多", exact: true }).click();
  await page.getByRole("menuitem", { name: action }).click();
  await page.getByRole("dialog").getByLabel("原因").fill(reason);
  await page.getByRole("dialog").getByRole("button", { name: action }).click();
}

test("a promotion is written, approved by somebody else, earned by an order and seen in its results", async ({
  page,
  db,
  enter,
}) => {
  const shop = await givenShop(db, { items });
  const code = shop.code("BUY");
  await signIn(page, await givenPerson(db, "hq"));
  await page.goto("/hq/promotions");
  await expectAccessible(page);
  await page.getByRole("link", { name: "新建促销" }).click();
  await page.getByLabel("编号", { exact: true }).fill(code);
  await page.getByLabel("名称", { exact: true }).fill("可乐买十赠一");
  await page.getByLabel("开始日").fill(businessDayOf(new Date()));
  await page.getByRole("combobox", { name: "商品范围" }).click();
  await page.getByRole("option", { name: "指定商品" }).click();
  await choose(page, "计入的商品", shop.code("COLA"));
  await choose(page, "单个门店", shop.store);
  await page.getByLabel("每店上限").fill("5");
  await page.getByLabel("供应商承担").fill("40");

  // Read back, checked, tried on a cart and on past orders before anybody approves it.
  await expect(page.getByText("每订 可口可乐 330ml 10 瓶，送 可口可乐 330ml 1 瓶。")).toBeVisible();
  await expect(page.getByText("适用 1 家门店。")).toBeVisible();
  await expect(page.getByText("没有发现问题。")).toBeVisible();
  await expect(page.getByText("享受 1 次")).toBeVisible();
  const tried = page.getByRole("spinbutton", { name: "可口可乐 330ml 的数量" });
  await tried.fill("9");
  await expect(page.getByText("未享受")).toBeVisible();
  await tried.fill("25");
  await expect(page.getByText("享受 2 次")).toBeVisible();
  await page.getByRole("button", { name: "开始计算" }).click();
  await expect(page.getByText("将花费 ¥0.00，涉及 0 张报货单，共 0 次。")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "提交审核" }).click();
  await expect(page.getByText("由您编写，须由他人审核。")).toBeVisible();
  await expect(page.getByRole("button", { name: "通过第 1 版" })).toHaveCount(0);
  await expectAccessible(page);

  const colleague = await enter(await givenPerson(db, "hq", {}, "审核同事"));
  await colleague.goto(`/hq/promotions?state=waiting&q=${code}`);
  await colleague.getByRole("link", { name: code }).click();
  await colleague.getByRole("button", { name: "通过第 1 版" }).click();
  await expect(colleague.getByText("进行中", { exact: true })).toBeVisible();

  const owner = await enter(shop.login, phone);
  await owner.goto("/store/order");
  for (let n = 0; n < 10; n += 1) await owner.getByRole("button", { name: "可口可乐 330ml 加 1" }).click();
  await expect(owner.getByText("已享 1 项")).toBeVisible();
  await owner.getByRole("button", { name: "去确认" }).click();
  await expect(owner.getByText("已与服务器核对")).toBeVisible();
  await owner.getByRole("button", { name: "提交报货单" }).click();
  await expect(owner.getByText("报货单已提交")).toBeVisible();

  await page.goto(`/hq/promotions/p/${code}?view=results`);
  const earned = page.getByRole("row", { name: new RegExp(shop.store) });
  await expect(earned).toContainText("¥2.50");
  await expect(page.getByText("其中供应商承担")).toBeVisible();
  await expect(page.getByText("¥1.00", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.goto("/hq/promotions/calendar");
  await expect(page.getByRole("link", { name: "可乐买十赠一" }).first()).toBeVisible();
  await expectAccessible(page);

  // A new version waits beside the one in force; then it is paused and ended, each for a reason.
  await page.goto(`/hq/promotions/p/${code}/edit`);
  await page.getByLabel("购买数量").fill("12");
  await page.getByRole("button", { name: "保存草稿" }).click();
  await expect(page.getByRole("heading", { name: "现行：第 1 版" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "第 2 版", exact: true })).toBeVisible();
  await expect(page.getByText(/10 瓶.*→.*12 瓶/)).toBeVisible();
  await move(page, "暂停", "供应商断货");
  await expect(page.getByText("已暂停", { exact: true })).toBeVisible();
  await move(page, "立即终止", "供应商停供");
  await expect(page.getByText("已终止", { exact: true })).toBeVisible();
  await expect(page.getByText("供应商断货", { exact: true })).toBeVisible();
});

test("coupons are given to a list of accounts, and one of them is made void", async ({ page, db }) => {
  const shop = await givenShop(db, { items });
  await signIn(page, await givenPerson(db, "hq"));
  await page.goto("/hq/promotions/coupons");
  await expectAccessible(page);
  await page.getByRole("button", { name: "发放优惠券" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("资金账户").fill(`${shop.account}\n${shop.neighbour.account}, 没有的账户`);
  await dialog.getByLabel("面值").fill("20");
  await dialog.getByLabel("原因").fill("开业补贴");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "发放 3 张" }).click();
  await expect(dialog.getByText("没有资金账户 没有的账户。")).toBeVisible();
  await dialog.getByLabel("资金账户").fill(`${shop.account}\n${shop.neighbour.account}`);
  await expect(dialog.getByText("共 2 张，合计 ¥40.00")).toBeVisible();
  await dialog.getByRole("button", { name: "发放 2 张" }).click();
  await expect(page.getByText("已发放 2 张优惠券。")).toBeVisible();

  await page.goto(`/hq/promotions/coupons?q=${shop.account}`);
  await page.getByRole("button", { name: /的更多操作$/ }).click();
  await page.getByRole("menuitem", { name: "作废" }).click();
  await dialog.getByLabel("原因").fill("发错账户");
  await dialog.getByRole("button", { name: "作废" }).click();
  await expect(page.getByRole("row", { name: shop.account })).toContainText("已作废");
});
