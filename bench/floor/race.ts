import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { connect, disconnect } from "@/db/client";
import { createUser, sessionCookieName, signIn, systemActor } from "@/server/auth";
import type { Role } from "@/server/shared/roles";
import { isRefused as isProblem, patient, pick, shuffled, times } from "@/server/testing/patient";
import { buildRaceWorld, type RaceWorld } from "@/server/testing/race-world";
import { restClient } from "@/server/testing/rest-client";
import type { OwnServer } from "../../scripts/rehearse/own-server";
import { killInTheMiddle } from "../kills";
import { asking, browserOf, type FloorTrouble, isRefused } from "./network";
import { type Picker, pickAllNight } from "./picker";
import { approveWave, type Planned, planAllNight } from "./planner";
import type { ScanLog } from "./scanner";
import { floorViolations, troubleInLogs } from "./violations";

/** The floor gets time to work between two kills. */
const SECONDS_PER_ROUND = 100;
const PICKERS = 8;
const PLANNERS = 4;
const STORES = 2;
const LINES_PER_ORDER = 8;
/** Orders keep coming, no faster than eight people pick them. */
const ORDER_PAUSE_MS = 160;

/**
 * A night on the floor: eight pickers with scanners and four planners at once, their network cut at random, stores ordering
 * meanwhile. At its end every task is worked off and every wave approved that stands; answers what must hold and does not.
 */
export async function raceOnTheFloor(
  server: OwnServer,
  { seconds, kill }: { seconds: number; kill: boolean },
): Promise<string[]> {
  const hq = restClient({ url: server.url, token: await server.token("hq", "Race hq") });
  const world = await buildRaceWorld(hq, { stores: 48, accounts: 12, richness: 40 });
  const trouble: FloorTrouble = { lostAnswers: 0, repeats: 0, refusals: new Map(), defects: [] };
  const ask = asking(trouble, kill);
  const person = async (role: Role, login: string) => {
    const { id, cookie } = await signedIn(server.databaseUrl, role, login);
    return { client: browserOf(server.url, cookie, trouble), login, hand: `user:${id}` };
  };
  const pickers = await Promise.all(times(PICKERS, (n) => person("picker", `race-picker-${n}`)));
  const planners = await Promise.all(
    times(PLANNERS, (n) => person(n === 0 ? "dc-manager" : "planner", `race-planner-${n}`)),
  );
  const [manager] = planners;
  if (!manager) throw new Error("a race needs a manager");
  await settleFloor(manager, ask);

  const log: ScanLog = new Map();
  const finished = { tasks: 0 };
  const planned: Planned = {
    waves: [],
    released: 0,
    cancelled: 0,
    voided: 0,
    takenOut: 0,
    supplements: 0,
    approved: 0,
    assigned: 0,
    closed: 0,
  };
  const endsAt = Date.now() + seconds * 1000;
  const isOpen = () => Date.now() < endsAt;
  const orders = { accepted: 0 };
  const desk = { asking: ask, routes: world.routes, pickers, planned, isOpen };
  const planning = Promise.all(planners.map(({ client }) => planAllNight({ ...desk, client })));
  let isPlanned = false;
  void planning.finally(() => {
    isPlanned = true;
  });
  const shift = { asking: ask, log, finished, isOpen: () => isOpen() || !isPlanned };
  await Promise.all([
    planning,
    ...pickers.map((picker) => pickAllNight(picker, shift)),
    order(server, world, { trouble, orders, isOpen, kill }),
    kill ? killInTheMiddle(server, seconds, SECONDS_PER_ROUND) : undefined,
  ]);
  await workOff(pickers, { ...shift, isOpen: () => false }, server.databaseUrl);
  for (const wave of planned.waves.filter(({ isOver }) => !isOver)) {
    await approveWave({ ...desk, client: manager.client }, wave);
  }
  return judged(server, { trouble, log, finished, planned, orders, world });
}

/** The orders of the shops, through the interface; the network of the shops is not what is tried here. */
async function order(
  server: OwnServer,
  world: RaceWorld,
  given: { trouble: FloorTrouble; orders: { accepted: number }; isOpen: () => boolean; kill: boolean },
) {
  const client = restClient({ url: server.url, token: await server.token("owner", "Race owner") });
  const { post } = patient(given.trouble, given.kill);
  const submit = async (shop: number) => {
    for (let n = 0; given.isOpen(); n += 1) {
      const lines = shuffled(world.items)
        .slice(0, LINES_PER_ORDER)
        .map((item) => ({ item, qty: 1 + Math.floor(Math.random() * 20) }));
      const body = { store: pick(world.stores), reference: `floor-${shop}-${n}`, lines };
      const answer = await post(client, "orders", body);
      if (isProblem(answer)) given.trouble.defects.push(`an order was refused: ${answer.message}`);
      else given.orders.accepted += 1;
      await sleep(ORDER_PAUSE_MS * Math.random() * 2);
    }
  };
  await Promise.all(times(STORES, submit));
}

/** Cases by scanner everywhere; loose goods of one DC order by order, of the other in batches. */
async function settleFloor({ client }: Picker, { insist }: ReturnType<typeof asking>) {
  for (const [dc, loose] of [
    ["0001", "scan"],
    ["0002", "batch"],
  ] as const) {
    const wish = {
      dc,
      case: "scan" as const,
      loose,
      zones: [],
      shortVisits: 2,
      requestId: crypto.randomUUID(),
    };
    const answer = await insist("the settings", () => client.wave.setFloor.mutate(wish));
    if (isRefused(answer)) throw new Error(`the floor could not be settled: ${answer.refused}`);
  }
}

/** What somebody claimed and left is theirs for twenty minutes: everybody comes back until nothing is open. */
async function workOff(
  pickers: readonly Picker[],
  shift: Parameters<typeof pickAllNight>[1],
  databaseUrl: string,
) {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  for (let rounds = 0; rounds < 5; rounds += 1) {
    const [row] = await sql`select from pick_tasks where status in ('open', 'claimed', 'picking') limit 1`;
    if (!row) break;
    await Promise.all(pickers.map((picker) => pickAllNight(picker, shift)));
  }
  await sql.end();
}

interface Night {
  trouble: FloorTrouble;
  log: ScanLog;
  finished: { tasks: number };
  planned: Planned;
  orders: { accepted: number };
  world: RaceWorld;
}

async function judged(server: OwnServer, night: Night): Promise<string[]> {
  const { trouble, log, finished, planned, orders, world } = night;
  const sql = postgres(server.databaseUrl, { max: 1, onnotice: () => {} });
  const found = await floorViolations(sql, log);
  const [tasks] = await sql<{ shorts: number }[]>`select count(*)::int4 as shorts from delivery_shorts`;
  await sql.end();
  const finance = restClient({ url: server.url, token: await server.token("finance", "Race finance") });
  for (const code of world.accounts) {
    const account = await finance.get<{ available: string }>(`accounts/${code}`);
    if (account.available.startsWith("-")) found.push(`account ${code} is beyond its limit`);
  }
  const { checks } = await finance.get<{ checks: { name: string; ok: boolean }[] }>("proof");
  found.push(
    ...checks.filter(({ ok }) => !ok).map((check) => `the proof is not true: ${JSON.stringify(check)}`),
  );
  const { shown, retried } = troubleInLogs(server.dir);
  if (shown > 0) found.push(`${shown} deadlocks or failed serializations reached a person`);
  const fates = Map.groupBy(log.values(), ({ fate }) => fate);
  console.log(
    [
      `${orders.accepted} orders, ${planned.waves.length} waves generated, ${planned.released} released, ${planned.cancelled} cancelled, ${planned.approved} delivery orders approved`,
      `${planned.voided} delivery orders void, ${planned.takenOut} stores taken out, ${planned.supplements} supplementary waves`,
      `${finished.tasks} tasks ended by eight pickers, ${planned.assigned} given to somebody else, ${planned.closed} closed early, ${tasks?.shorts ?? 0} lines short`,
      `${log.size} scans: ${fates.get("counted")?.length ?? 0} counted, ${fates.get("refused")?.length ?? 0} refused; ${trouble.lostAnswers} answers thrown away, ${trouble.repeats} requests repeated, ${retried} deadlocks resolved by the server`,
      `refusals: ${[...trouble.refusals].map(([code, n]) => `${code} ${n}`).join(", ")}`,
    ].join("\n"),
  );
  return [...found, ...trouble.defects, ...unexpected(trouble.refusals)];
}

/** What a floor at work refuses: somebody was faster, or holds what one wants. */
const ordinary = new Set([
  "task/none-free",
  "task/claimed",
  "task/not-claimed",
  "task/ended",
  "pick/unknown-line",
  "pick/too-many",
  "pick/second-visit",
  "pick/reason-missing",
  "wave/cancelled",
  "wave/locked",
  "wave/ended",
  "wave/released",
  "wave/already-picked",
  "delivery/not-picked",
  "delivery/picking-begun",
  "delivery/already-approved",
]);

const unexpected = (refusals: ReadonlyMap<string, number>) =>
  [...refusals.keys()]
    .filter((code) => !ordinary.has(code))
    .map((code) => `somebody was refused with ${code}`);

async function signedIn(databaseUrl: string, role: Role, login: string) {
  const db = connect(databaseUrl, 1);
  const password = crypto.randomUUID();
  const now = new Date();
  try {
    const scope = { stores: [], dcs: [], accounts: [] };
    const { userId } = await createUser(db, systemActor, { login, name: login, role, password, scope }, now);
    const { sessionToken } = await signIn(db, { login, password, ip: "127.0.0.1" }, now);
    return { id: userId, cookie: `${sessionCookieName}=${sessionToken}` };
  } finally {
    await disconnect(db);
  }
}
