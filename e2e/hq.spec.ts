import { approveDeposit, createDeposit } from "@/server/account";
import { systemActor } from "@/server/auth";
import { expect, test } from "./fixtures";
import { givenPerson, signIn } from "./people";
import { expectAccessible, givenShop } from "./shop";

const items = { COLA: { name: "可口可乐 330ml", price: "2.50" } };

test("a file with bad rows names them; corrected, it comes in", async ({ page, db }) => {
  const shop = await givenShop(db, { items });
  await signIn(page, await givenPerson(db, "hq"));
  await page.goto("/hq/imports");
  const head = "code,name,parent";
  const put = (rows: string[]) =>
    page.locator("input[type=file]").setInputFiles({
      name: "categories.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(`${[head, ...rows].join("\n")}\n`),
    });

  await put([`${shop.code("N1")},,`, `${shop.code("N2")},果汁,${shop.code("NOWHERE")}`]);
  await page.getByRole("button", { name: "检查文件（1）" }).click();
  await expect(page.getByText("2 处错误", { exact: true })).toBeVisible();
  await expect(page.getByRole("cell", { name: "name 为空，必须填写。" })).toBeVisible();
  await expect(page.getByText(`类别 ${shop.code("NOWHERE")} 不存在，请先导入或更正编码。`)).toBeVisible();
  await expectAccessible(page);

  await put([`${shop.code("N1")},茶,`, `${shop.code("N2")},果汁,${shop.code("N1")}`]);
  await page.getByRole("button", { name: "检查文件（1）" }).click();
  await expect(page.getByText("可以导入", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "导入文件（1）" }).click();
  await expect(page.getByText("已导入", { exact: true })).toBeVisible();
  await expect(page.getByText("2 行：新增 2，修改 0，未变 0").first()).toBeVisible();
  await expectAccessible(page);
});

test("the proof ties, and the search finds a store by its code", async ({ page, db }) => {
  const shop = await givenShop(db, { items });
  await signIn(page, await givenPerson(db, "hq"));
  await page.goto("/hq/proof");
  await expect(page.getByText(/^全部相符/)).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press("/");
  await page.keyboard.type(shop.store);
  await page.getByRole("option", { name: `旅程店 ${shop.store}`, exact: true }).click();
  await expect(page.getByRole("heading", { name: `${shop.store} 旅程店` })).toBeVisible();
  await expect(page.getByRole("cell", { name: "全天" })).toBeVisible();

  // Beside an open drawer letters belong to it.
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "快捷键" });
  await expect(keys.getByText("全局搜索")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(keys).toBeHidden();
});

test("a slip that was credited before the bank showed it is found on the reconciliation board", async ({
  page,
  db,
}) => {
  const shop = await givenShop(db, { items });
  const slip = { account: shop.code("A"), amount: 32_100, method: "cash" as const, payer: "未见到账" };
  const { deposit } = await createDeposit(db, systemActor, { ...slip, reference: "" }, new Date());
  const finance = { ...systemActor, kind: "user" as const, id: 999, role: "finance" as const };
  await approveDeposit(db, finance, { deposit, received: 32_100 }, new Date());
  await signIn(page, await givenPerson(db, "finance"));
  await page.goto("/hq/proof");
  await page.getByRole("link", { name: "对账看板" }).click();
  await expect(page.getByRole("row", { name: /^明细账 = 账户余额/ })).toContainText("相符");
  await expectAccessible(page);
  await page.getByRole("button", { name: "展开: 已入账存款 = 已使用银行流水" }).click();
  const row = page.getByRole("row", { name: new RegExp(deposit) });
  await expect(row).toContainText("¥321.00");
  await expectAccessible(page);
  await row.getByRole("link", { name: deposit }).click();
  await expect(page.getByRole("dialog").getByText("未见到账").first()).toBeVisible();
});

for (const path of ["orders", "deliveries", "accounts", "items", "stores", "users"]) {
  test(`${path} are listed without a fault of accessibility`, async ({ page, db }) => {
    await signIn(page, await givenPerson(db, "admin"));
    await page.goto(`/hq/${path}`);
    await expect(page.getByRole("table").first()).toBeVisible();
    await expectAccessible(page);
  });
}
