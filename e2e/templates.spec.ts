import type { Db } from "@/db/client";
import { systemActor } from "@/server/auth";
import { addDays, businessDayOf, weekdayOf } from "@/server/shared/business-day";
import { switchTemplate } from "@/server/template/commands/save-template";
import { expect, phone, test } from "./fixtures";
import { givenPerson, signIn } from "./people";
import { expectAccessible, givenShop } from "./shop";

/** The emergency switch to a window of tomorrow's weekday alone. */
async function closeToday(db: Db, template: string) {
  const weekday = weekdayOf(addDays(businessDayOf(new Date()), 1));
  const line = { category: "*", dayRule: `weekdays:${weekday}`, start: 480, end: 960, min: null, max: null };
  const input = { template, baseVersion: 1, lines: [line], note: "今日停报" };
  await switchTemplate(db, systemActor, input, new Date());
}

const items = { COLA: { name: "可口可乐 330ml", price: "2.50" } };

test("a template is changed with its pictures beside it, and taken back before it counts", async ({
  page,
  db,
}) => {
  const shop = await givenShop(db, { items });
  await signIn(page, await givenPerson(db, "hq"));
  await page.goto(`/hq/stores/templates/${shop.code("T")}`);
  await expect(page.getByText("一周", { exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("开始", { exact: true }).first().fill("22:00");
  await page.getByLabel("截止", { exact: true }).first().fill("02:00");
  await expect(page.getByText(/^将影响 \d+ 家门店$/)).toBeVisible();
  await expect(page.getByText("跨午夜的时段画在 24 点线以下：它属于开始的那一天。")).toBeVisible();
  const tomorrow = addDays(businessDayOf(new Date()), 1);
  await page.getByLabel(/^生效时间/).fill(`${tomorrow}T00:00`);
  await page.getByLabel(/^原因/).fill("夜间配送");
  await page.getByRole("button", { name: "保存新版本" }).click();
  await expect(page.getByText("计划中", { exact: true })).toBeVisible();
  await expect(page.getByText(/夜间配送/)).toBeVisible();

  await page.getByRole("button", { name: "变更内容" }).first().click();
  await expect(page.getByText("22:00–02:00", { exact: true }).last()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "撤回" }).click();
  await expect(page.getByText(/^已由 .+ 撤回$/)).toBeVisible();
});

test("a stopped item is shown with its reason and not ordered; a late permit is read by the store", async ({
  page,
  db,
  enter,
}) => {
  const shop = await givenShop(db, { items });
  await signIn(page, await givenPerson(db, "hq"));
  await page.goto("/hq/items/stops");
  await page.getByRole("button", { name: "停止报货" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "商品" }).fill(shop.code("COLA"));
  await page.getByRole("option", { name: shop.code("COLA") }).click();
  await dialog.getByLabel("原因").fill("厂商直送，不可报货");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "停订" }).click();
  await expect(page.getByRole("cell", { name: "厂商直送，不可报货" })).toBeVisible();

  await closeToday(db, shop.code("T"));
  await page.goto(`/hq/stores?q=${shop.store}&open=${shop.store}`);
  await page.getByRole("button", { name: "补报", exact: true }).click();
  await page.getByRole("dialog").getByLabel("原因").fill("断网");
  await page.getByRole("button", { name: "允许补报" }).click();
  await expect(page.getByText(new RegExp(`门店 ${shop.store} 可补报至`))).toBeVisible();

  const owner = await enter(shop.login, phone);
  await owner.goto("/store");
  await expect(owner.getByText(/为您开放至/)).toBeVisible();
  await owner.goto("/store/order");
  await owner
    .getByRole("searchbox")
    .or(owner.getByPlaceholder(/搜索|名称/))
    .first()
    .fill(shop.code("COLA"));
  await expect(owner.getByText("厂商直送，不可报货").first()).toBeVisible();
});
