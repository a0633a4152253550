import postgres from "postgres";
import { connect, disconnect } from "@/db/client";
import { buildStatements } from "@/server/statement";
import type { RestClient } from "@/server/testing/rest-client";
import type { OwnServer } from "../scripts/rehearse/own-server";
import { buildWorld, orderBodies, storesOn, type WorldSize } from "./world";

/** How much money moves in the funds' part of the bench. */
export interface FundsSize {
  /** Entries of the busiest account; its file of charges has `entries` rows, spread over `days` before today. */
  entries: number;
  days: number;
  /** Slips that wait, and slips that were approved before. */
  pending: number;
  approved: number;
  corrections: number;
  /** Stores; one in six pays on delivery. */
  stores: number;
}

export interface FundsWorld {
  account: string;
  store: string;
  codStore: string;
  /** A month that is closed, and the statement of the busiest account for it. */
  month: string;
  statement: string;
}

/** Rows of one import. */
const importRows = 50_000;
const dayMs = 86_400_000;
const account = "BA00000";
const pad = (n: number) => String(n).padStart(5, "0");
const dayOf = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);

interface Hands {
  hq: RestClient;
  owner: RestClient;
  planner: RestClient;
  finance: RestClient;
  supervisor: RestClient;
}

/**
 * A chain whose finance has had a year: one account with 100,000 entries, thousands of slips that wait, in the bank or not,
 * with photos and lookalikes, months closed with their statements, corrections, deliveries that are not paid. All of it by
 * the commands of the interface; only the photos' rows are written straight, since their pictures are not what is measured.
 */
export async function buildFundsWorld(server: OwnServer, hands: Hands, size: FundsSize): Promise<FundsWorld> {
  const world: WorldSize = {
    items: 300,
    submitStores: size.stores,
    waves: [{ route: "RA", orders: 1, linesPerOrder: 1 }],
  };
  await buildWorld(hands.hq, world, new Date(Date.now() - (size.days + 1) * dayMs));
  const stores = storesOn(world, "RS");
  const cod = stores.filter((_, n) => n % 6 === 5);
  await makeCod(hands.hq, world, cod);
  const months = await fillLedger(hands, size);
  const slips = await fillSlips(hands, size);
  await fillPhotos(server.databaseUrl, slips);
  await fillBank(hands, slips);
  await fillCorrections(hands, size.corrections);
  await fillPool(hands, world, stores);
  const month = await closeMonths(hands.supervisor, months);
  const statement = `ST${month.slice(2).replace("-", "")}-${account}`;
  await buildAll(server.databaseUrl);
  await settle(server.databaseUrl);
  return { account, store: stores[0] ?? "", codStore: cod[0] ?? "", month, statement };
}

/** Every sixth store pays on delivery from here on. */
async function makeCod(hq: RestClient, world: WorldSize, cod: readonly string[]): Promise<void> {
  const all = storesOn(world, "RS");
  const rows = cod.map((code) => {
    const n = all.indexOf(code);
    return `${code},Store ${code},independent,cod,,90000000.00,P1,T1,RS${String(Math.floor(n / 40) + 1).padStart(3, "0")},${(n % 40) + 1}`;
  });
  const heads = "code,name,kind,settlement,account,cod_limit,plan,template,route,stop_sequence";
  await hq.post("imports/stores?mode=apply", `${[heads, ...rows].join("\n")}\n`, { contentType: "text/csv" });
}

/** Fees and rebates of the busiest account, so many a day, each day at its own noon. Answers the months in it. */
async function fillLedger({ finance }: Hands, { entries, days }: FundsSize): Promise<string[]> {
  const perDay = Math.ceil(entries / days);
  const first = Date.now() - days * dayMs;
  // The accounts were opened the day before.
  const months = new Set([dayOf(first - dayMs).slice(0, 7)]);
  for (let day = 0; day < days; day += 1) {
    const now = new Date(first + day * dayMs);
    months.add(dayOf(now.getTime()).slice(0, 7));
    const count = Math.min(perDay, entries - day * perDay, importRows);
    const rows = Array.from({ length: Math.max(count, 0) }, (_, n) => {
      const kind = n % 2 ? "fee" : "rebate";
      return `C${day}-${n},${account},${kind},${(1 + (n % 90)).toFixed(2)},,${kind} ${n}`;
    });
    const csv = `reference,account,kind,amount,store,remark\n${rows.join("\n")}\n`;
    await finance.post("imports/charges?mode=apply", csv, { contentType: "text/csv", now });
  }
  return [...months];
}

interface Slip {
  deposit: string;
  account: string;
  amount: string;
  reference: string;
}

/** Slips of all accounts over the last days; many look like an earlier one: the same amount, payer or reference. */
async function fillSlips(
  { owner, finance }: Hands,
  { approved, pending, stores }: FundsSize,
): Promise<Slip[]> {
  const accounts = Math.round((stores + 1) / 1.3);
  const slips: Slip[] = [];
  const total = approved + pending;
  const declare = async (n: number) => {
    const code = n % 25 === 0 ? account : `BA${pad(n % accounts)}`;
    const amount = `${(100 + ((n * 37) % 900)).toFixed(2)}`;
    const reference = n % 50 === 49 ? `BENCH-${n - 1}` : `BENCH-${n}`;
    const body = { account: code, amount, method: "bank_transfer", payer: `Payer ${n % 700}`, reference };
    const { deposit } = await owner.post<{ deposit: string }>("deposits", body);
    slips[n] = { deposit, account: code, amount, reference };
    if (n < approved) await finance.post(`deposits/${deposit}/approve`, { received: amount });
  };
  for (let n = 0; n < total; n += 16)
    await Promise.all(Array.from({ length: Math.min(16, total - n) }, (_, k) => declare(n + k)));
  return slips.slice(approved);
}

/** Two slips in three have a photo; one in forty the same file as the slip before. */
async function fillPhotos(databaseUrl: string, slips: readonly Slip[]): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  const numbers = slips.map(({ deposit }) => deposit);
  await sql`
    insert into photos (document_type, document_id, version, storage_key, thumbnail_key, width, height, bytes, sha256,
                        difference_hash, sketch, created_by, created_by_name, created_at)
    select 'deposit', d.id, 1, 'bench/' || d.id, 'bench/t' || d.id, 1080, 1920, 240000,
           md5((case when d.id % 40 = 0 then d.id - 1 else d.id end)::text),
           (('x' || md5(d.id::text))::bit(64)), decode(repeat(md5(d.id::text), 128), 'hex'), 'token:1', 'Bench owner', now()
    from deposits d where d.deposit_no = any(${numbers}) and d.id % 3 <> 0`;
  await sql`
    insert into deposit_duplicates (deposit_id, earlier_id, reason)
    select q.document_id, p.document_id, 'same_photo' from photos p join photos q on q.sha256 = p.sha256 and q.document_id > p.document_id
    on conflict do nothing`;
  await sql`analyze`;
  await sql.end();
}

/** The bank: half of the waiting slips by their reference, some with a fee, and a thousand lines that name nobody. */
async function fillBank({ finance }: Hands, slips: readonly Slip[]): Promise<void> {
  const today = dayOf(Date.now());
  const rows = slips.flatMap(({ amount, reference }, n) => {
    const note = n % 2 ? `transfer ${reference}` : "";
    return n % 4 === 0 ? [] : [`${today},${amount},6222${n % 700},Payer ${n % 700},${note},BR${n}`];
  });
  const strangers = Array.from(
    { length: 1000 },
    (_, n) => `${today},${(n + 0.5).toFixed(2)},77${n},Stranger ${n},,ST${n}`,
  );
  const csv = `date,amount,payer_account,payer_name,note,bank_reference\n${[...rows, ...strangers].join("\n")}\n`;
  await finance.post("bank-statements", csv, { contentType: "text/csv" });
}

async function fillCorrections({ finance, supervisor }: Hands, count: number): Promise<void> {
  const grounds = { reason: "bench", evidence: "bench" };
  for (let n = 0; n < count; n += 1) {
    const body = { account, amount: n % 2 ? "1.00" : "-1.00", ...grounds };
    const { correction } = await finance.post<{ correction: string }>("adjustments", body);
    if (n % 3 > 0) await supervisor.post(`corrections/${correction}/approve`);
  }
}

/** Two orders of every store: the first is generated, approved and owed for where it is paid on delivery; the second waits. */
async function fillPool({ owner, planner }: Hands, world: WorldSize, stores: string[]): Promise<void> {
  const bodies = orderBodies(world, stores, 8, stores.length * 2);
  for (const [n, body] of bodies.entries()) {
    await owner.post("orders", JSON.parse(body));
    if (n !== stores.length - 1) continue;
    const { wave } = await planner.post<{ wave: string }>("waves", { route: "RS", mode: "generate" });
    await planner.post(`waves/${wave}/release`);
    await planner.post(`waves/${wave}/confirm`, { exceptions: [] });
    await planner.post(`waves/${wave}/approve`);
  }
  // Whoever cannot pay is blocked from here on; some of the others hold money.
  await planner.post("waves", { route: "RS001", mode: "generate" });
}

/** Closes every month that is over, in turn. Answers the last one. */
async function closeMonths(supervisor: RestClient, months: readonly string[]): Promise<string> {
  const current = dayOf(Date.now()).slice(0, 7);
  let last = "";
  for (const month of months.filter((one) => one < current)) {
    await supervisor.post(`periods/${month}/close`, { overrideReason: "bench" });
    last = month;
  }
  return last;
}

/** What the worker does by itself, except in a rehearsal, where nothing runs by the real clock. */
async function buildAll(databaseUrl: string): Promise<void> {
  const db = connect(databaseUrl, 1);
  await buildStatements(db, new Date());
  await disconnect(db);
}

/** What the database does by itself in the minutes after so much was written, done before anything is measured. */
async function settle(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  await sql`vacuum analyze`;
  await sql.end();
}
