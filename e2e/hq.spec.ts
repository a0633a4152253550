import type { Page } from "@playwright/test";
import { createUser, type Role, systemActor } from "@/server/auth";
import { expect, test } from "./fixtures";
import { expectAccessible, givenShop } from "./shop";

const password = "storeline-journey";
let people = 0;

/** Signs a new person of that role in, at a desk. */
async function signInAs(page: Page, db: Parameters<typeof createUser>[0], role: Role): Promise<void> {
  people += 1;
  const login = `${role}-${process.pid.toString(36)}${people}`;
  await createUser(db, systemActor, { login, name: "旅程同事", role, password }, new Date());
  await page.goto("/sign-in");
  await page.locator("input[name=login]").fill(login);
  await page.locator("input[name=password]").fill(password);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/hq\//);
}

const items = { COLA: { name: "可口可乐 330ml", price: "2.50" } };

test("a file with bad rows names them; corrected, it comes in", async ({ page, db }) => {
  const shop = await givenShop(db, { items });
  await signInAs(page, db, "hq");
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
  await signInAs(page, db, "hq");
  await page.goto("/hq/proof");
  await expect(page.getByText(/^全部相符/)).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press("/");
  await page.keyboard.type(shop.store);
  await page.getByRole("option", { name: /旅程店/ }).click();
  await expect(page.getByRole("heading", { name: `${shop.store} 旅程店` })).toBeVisible();
  await expect(page.getByRole("cell", { name: "全天" })).toBeVisible();
});

for (const path of ["orders", "deliveries", "accounts", "items", "stores", "users"]) {
  test(`${path} are listed without a fault of accessibility`, async ({ page, db }) => {
    await signInAs(page, db, "admin");
    await page.goto(`/hq/${path}`);
    await expect(page.getByRole("table").first()).toBeVisible();
    await expectAccessible(page);
  });
}
