import type { Db } from "@/db/client";
import { submitOrder } from "@/server/order";
import { type BusinessDay, instantAt } from "@/server/shared/business-day";
import type { Cast } from "../demo";

/** A store's order: quantities in pieces (grams of weighed goods) by item code. */
interface DemoOrder {
  store: string;
  by: string;
  lines: Record<string, number>;
  reference?: string;
}

const yesterdays: readonly (DemoOrder & { at: string })[] = [
  {
    store: "S001",
    by: "owner",
    at: "09:12",
    reference: "福田补货 01",
    lines: {
      10001: 60,
      10002: 48,
      10005: 50,
      10007: 24,
      10013: 30,
      10017: 48,
      10027: 33,
      10030: 20,
      10035: 20,
      10038: 24,
      10042: 4,
      10044: 24,
      10045: 18,
      10050: 10,
      10054: 2000,
    },
  },
  {
    store: "S002",
    by: "owner",
    at: "10:40",
    lines: {
      10001: 24,
      10005: 24,
      10011: 30,
      10018: 24,
      10021: 12,
      10028: 22,
      10038: 12,
      10046: 6,
      10052: 8,
    },
  },
  {
    store: "S003",
    by: "hq",
    at: "11:05",
    lines: {
      10003: 24,
      10006: 24,
      10014: 24,
      10019: 15,
      10031: 18,
      10041: 6,
      10047: 24,
      10051: 10,
      10057: 12,
    },
  },
  {
    store: "S004",
    by: "hq",
    at: "13:30",
    reference: "科技园补货",
    lines: {
      10001: 96,
      10002: 72,
      10008: 36,
      10012: 30,
      10013: 30,
      10017: 24,
      10039: 24,
      10049: 24,
      10059: 6,
    },
  },
  {
    store: "S005",
    by: "hq",
    at: "15:10",
    lines: { 10004: 8, 10005: 24, 10010: 24, 10022: 20, 10033: 12, 10040: 12, 10044: 48, 10055: 18 },
  },
  {
    store: "S007",
    by: "hq",
    at: "16:25",
    lines: { 10001: 48, 10009: 12, 10015: 24, 10029: 20, 10034: 24, 10043: 5, 10045: 12, 10058: 20 },
  },
  {
    store: "S008",
    by: "hq",
    at: "17:50",
    lines: { 10002: 24, 10007: 24, 10016: 6, 10024: 24, 10038: 12, 10056: 4 },
  },
];

/** The third is more than its account holds: its owner was warned, the planner's run will refuse it (R14, R15). */
const todays: readonly (DemoOrder & { minutesAgo: number })[] = [
  {
    store: "S001",
    by: "clerk",
    minutesAgo: 55,
    reference: "早班补货",
    lines: { 10001: 24, 10011: 15, 10013: 12, 10037: 6, 10038: 12, 10044: 24, 10046: 6, 10050: 8, 10053: 6 },
  },
  {
    store: "S007",
    by: "hq",
    minutesAgo: 40,
    lines: { 10005: 24, 10012: 15, 10018: 24, 10027: 22, 10039: 12, 10048: 20 },
  },
  {
    store: "S006",
    by: "owner2",
    minutesAgo: 30,
    reference: "国贸补货",
    lines: { 10001: 48, 10005: 48, 10014: 24, 10017: 48, 10028: 22, 10038: 24, 10042: 6, 10049: 12 },
  },
];

async function submit(db: Db, cast: Cast, order: DemoOrder, now: Date): Promise<void> {
  const { store, by, reference } = order;
  const lines = Object.entries(order.lines).map(([item, qty]) => ({ item, qty }));
  await submitOrder(db, cast(by), { store, reference, lines }, now);
}

/** What the stores ordered yesterday, each at its own time. */
export async function yesterdaysOrders(db: Db, cast: Cast, day: BusinessDay): Promise<void> {
  for (const order of yesterdays) {
    const [hours = 0, minutes = 0] = order.at.split(":").map(Number);
    await submit(db, cast, order, instantAt(day, hours * 60 + minutes));
  }
}

/** What they have ordered this morning: it waits in the pool. */
export async function morningOrders(db: Db, cast: Cast, now: Date): Promise<void> {
  for (const order of todays) {
    await submit(db, cast, order, new Date(now.getTime() - order.minutesAgo * 60_000));
  }
}
