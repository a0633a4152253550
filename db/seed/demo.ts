import { readFileSync } from "node:fs";
import path from "node:path";
import { type Db, sqlOf } from "@/db/client";
import { type Actor, createUser, type Role, systemActor } from "@/server/auth";
import { importFile, importKinds } from "@/server/import";
import { addDays, type BusinessDay, businessDayOf, instantAt } from "@/server/shared/business-day";
import { claimThisMorning } from "./demo-day/claims";
import { countShelves } from "./demo-day/counts";
import { declareDeposits, payIn } from "./demo-day/deposits";
import { bakeryCame } from "./demo-day/direct";
import { groupStores } from "./demo-day/groups";
import { hangLamps } from "./demo-day/lamps";
import { morningOrders } from "./demo-day/orders";
import { changePrices } from "./demo-day/prices";
import { startPromotions } from "./demo-day/promotions";
import { emptyFaces } from "./demo-day/reserves";
import { giveBack } from "./demo-day/returns";
import { sellAWeek } from "./demo-day/sales";
import { arrangeShelves } from "./demo-day/shelves";
import { morningAtTheDoor, suppliersCame } from "./demo-day/suppliers";
import { planNights } from "./demo-day/templates";
import { rollOut } from "./demo-day/tills";
import { planDepartures } from "./demo-day/trucks";
import { writeOff } from "./demo-day/write-offs";
import { closeYesterday } from "./demo-day/yesterday";

/** One password for everybody in the demo. */
const password = "storeline1";

interface DemoPerson {
  role: Role;
  login: string;
  password: string;
  name: string;
  scope?: { stores?: string[]; dcs?: string[]; accounts?: string[] };
}

const person = (role: Role, login: string, name: string, scope?: DemoPerson["scope"]): DemoPerson => ({
  role,
  login,
  password,
  name,
  scope,
});

/** Whom the demo can be seen as: one login per role, and a second owner whose account is nearly empty. */
export const demoLogins: readonly DemoPerson[] = [
  person("owner", "owner", "陈志强", { accounts: ["A0001"] }),
  person("owner", "owner2", "何美玲", { accounts: ["A0004"] }),
  person("clerk", "clerk", "店员小周", { stores: ["S001"] }),
  person("clerk", "storehand", "直营店员小吴", { stores: ["S003"] }),
  person("planner", "planner", "计划员李敏"),
  person("picker", "picker", "拣货员阿强", { dcs: ["0001"] }),
  person("checker", "checker", "复核员阿珍", { dcs: ["0001"] }),
  person("loader", "loader", "装车员老郑", { dcs: ["0001"] }),
  person("dc-manager", "dcmanager", "仓库主管王涛"),
  person("finance", "finance", "财务张丽"),
  person("finance-supervisor", "supervisor", "财务主管刘燕"),
  person("hq", "hq", "总部运营孙磊"),
  person("admin", "admin", "系统管理员"),
];

/** The people of the demo, ready to act. */
export type Cast = (login: string) => Actor;

/**
 * A small chain on an ordinary morning, made by nothing but commands: master data and openings from the files of `demo/`,
 * one login per role, what suppliers brought, yesterday's orders picked, approved and on their way, a week of sales, promotions, this morning's orders in
 * the pool, a deposit that waits for finance. Does nothing in a database that has people.
 */
export async function seedDemo(db: Db, now = new Date()): Promise<void> {
  const [row] = await sqlOf(db)`select exists (select from users) as "isFilled"`;
  if (row?.isFilled === true) return;
  const yesterday = yesterdayOf(now);
  const opened = instantAt(addDays(yesterday, -30), 9 * 60);
  await importChain(db, opened);
  const cast = await hire(db, opened);
  await groupStores(db, cast, opened);
  await arrangeShelves(db, cast, opened);
  await planNights(db, cast, opened);
  await payIn(db, cast, yesterday);
  await planDepartures(db, cast, opened);
  await suppliersCame(db, cast, yesterday);
  await closeYesterday(db, cast, yesterday);
  await sellAWeek(db, yesterday);
  await countShelves(db, cast, minutesBefore(now, 50));
  await writeOff(db, cast, minutesBefore(now, 45));
  await bakeryCame(db, cast, minutesBefore(now, 44), businessDayOf(now));
  await claimThisMorning(db, cast, minutesBefore(now, 46));
  await giveBack(db, cast, minutesBefore(now, 43));
  await rollOut(db, cast, minutesBefore(now, 42));
  await changePrices(db, cast, minutesBefore(now, 45));
  await startPromotions(db, minutesBefore(now, 60));
  await hangLamps(db, cast, minutesBefore(now, 43));
  await emptyFaces(db, cast, minutesBefore(now, 42));
  await morningAtTheDoor(db, cast, minutesBefore(now, 40), businessDayOf(now));
  await morningOrders(db, cast, now);
  await declareDeposits(db, cast, minutesBefore(now, 25));
}

/** Before six in the morning last night's work is not over: everything of "yesterday" must lie behind. */
function yesterdayOf(now: Date): BusinessDay {
  return addDays(businessDayOf(minutesBefore(now, 6 * 60)), -1);
}

const minutesBefore = (now: Date, minutes: number) => new Date(now.getTime() - minutes * 60_000);

async function importChain(db: Db, now: Date): Promise<void> {
  for (const kind of importKinds) {
    const content = fileOf(kind);
    if (content) await importFile(db, systemActor, { kind, mode: "apply", format: "csv", content }, now);
  }
}

/** The demo has files of some kinds only. */
function fileOf(kind: string): Buffer | undefined {
  try {
    return readFileSync(path.join(import.meta.dirname, "demo", `${kind}.csv`));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

async function hire(db: Db, now: Date): Promise<Cast> {
  const actors = new Map<string, Actor>();
  await Promise.all(
    demoLogins.map(async ({ role, login, name, scope }) => {
      const { userId } = await createUser(db, systemActor, { role, login, name, password, scope }, now);
      actors.set(login, { ...systemActor, kind: "user", id: userId, name, role });
    }),
  );
  return (login) => {
    const actor = actors.get(login);
    if (!actor) throw new Error(`The demo has no ${login}.`);
    return actor;
  };
}
