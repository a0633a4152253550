import type { Page } from "@playwright/test";
import type { Db } from "@/db/client";
import { createUser, type Role, systemActor } from "@/server/auth";

const password = "storeline-journey";
let people = 0;

interface Scope {
  dcs?: string[];
  accounts?: string[];
}

/** A new person of that role, who reaches what the scope names; answers the login. */
export async function givenPerson(db: Db, role: Role, scope: Scope = {}, name = "旅程同事"): Promise<string> {
  people += 1;
  const login = `${role}-${process.pid.toString(36)}${people}`;
  const reach = { stores: [], dcs: scope.dcs ?? [], accounts: scope.accounts ?? [] };
  await createUser(db, systemActor, { login, name, role, password, scope: reach }, new Date());
  return login;
}

/** Signs in at the door and waits for the first page of that person's day. */
export async function signIn(page: Page, login: string): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("input[name=login]").fill(login);
  await page.locator("input[name=password]").fill(password);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}
