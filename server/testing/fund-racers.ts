import { setTimeout as sleep } from "node:timers/promises";
import { bankClerk, handMatcher } from "./fund-bank";
import { isRefused, type Patient, patient, pick, type Trouble, times } from "./patient";
import type { RestClient } from "./rest-client";

/** A slip as its racers know it. */
export interface RacedSlip {
  deposit: string;
  account: string;
  amount: string;
  reference: string;
  /** Whether a bank line for it was written into a file yet. */
  isInBank: boolean;
  /** What the server said that it was approved for. */
  approvedFor: string | undefined;
  isReversed: boolean;
}

export interface FundOutcome extends Trouble {
  slips: Map<string, RacedSlip>;
  /** Accounts from which nothing is taken back: they never fall below their limit. */
  firm: readonly string[];
  /** Bank references of all lines that the server said it has. */
  lines: Set<string>;
  matched: number;
  unmatched: number;
  /** Corrections that the server said are approved. */
  corrections: Set<string>;
}

/** Who races for the money. Several finance people are several hands. */
export interface FundHands {
  owner: RestClient;
  finance: readonly RestClient[];
  supervisors: readonly RestClient[];
}

export interface FundRace extends FundHands {
  /** Accounts that may fall below their limit, since money is taken back from them; and those that never may. */
  shaky: readonly string[];
  firm: readonly string[];
  endsAt: number;
  outcome: FundOutcome;
  post: Patient["post"];
  read: Patient["read"];
}

const amounts = ["50.00", "100.00", "100.00", "100.01", "250.50", "480.00", "60000.00"];
/** Slips are decided about while they are young, so that many hands meet on one. */
const young = 40;
const CLIENTS = { declare: 4, approve: 8, end: 2, reverse: 4, bank: 4, match: 4, correct: 4 };
const PAUSE_MS = 20;

export const recent = <T>(map: ReadonlyMap<string, T>, count = young): T[] => [...map.values()].slice(-count);

/**
 * Declares, finds in the bank, matches, approves, rejects, takes back, reverses and corrects, many at once on the same slips,
 * lines and accounts. Everything that was begun is answered before it ends.
 */
export async function raceFunds(
  hands: FundHands,
  accounts: readonly string[],
  { seconds, mayLoseAnswers }: { seconds: number; mayLoseAnswers: boolean },
): Promise<FundOutcome> {
  const half = Math.floor(accounts.length / 2);
  const outcome: FundOutcome = {
    slips: new Map(),
    firm: accounts.slice(half),
    lines: new Set(),
    matched: 0,
    unmatched: 0,
    corrections: new Set(),
    repeats: 0,
    defects: [],
  };
  const given: FundRace = {
    ...hands,
    shaky: accounts.slice(0, half),
    firm: outcome.firm,
    endsAt: Date.now() + seconds * 1000,
    outcome,
    ...patient(outcome, mayLoseAnswers),
  };
  const clerk = bankClerk(given);
  await Promise.all([
    ...times(CLIENTS.declare, (n) => declare(given, n)),
    ...times(CLIENTS.approve, (n) => approve(given, n)),
    ...times(CLIENTS.end, () => end(given)),
    ...times(CLIENTS.reverse, (n) => reverse(given, n)),
    ...times(CLIENTS.bank, (n) => clerk(n)),
    ...times(CLIENTS.match, (n) => handMatcher(given, n)),
    ...times(CLIENTS.correct, (n) => correct(given, n)),
  ]);
  return outcome;
}

async function declare({ owner, shaky, firm, endsAt, outcome, post }: FundRace, clientNo: number) {
  for (let n = 0; Date.now() < endsAt; n += 1) {
    const reference = `RACE-${clientNo}-${n}`;
    const [account, amount] = [pick([...shaky, ...firm]), pick(amounts)];
    const body = { account, amount, method: "bank_transfer", payer: `Payer of ${account}`, reference };
    const answer = await post<{ deposit: string }>(owner, "deposits", body);
    if (isRefused(answer)) outcome.defects.push(`a slip was refused: ${answer.message}`);
    else if (outcome.slips.has(answer.deposit)) outcome.defects.push(`${answer.deposit} was answered twice`);
    else {
      const { deposit } = answer;
      const fresh = { isInBank: false, approvedFor: undefined, isReversed: false };
      outcome.slips.set(deposit, { deposit, account, amount, reference, ...fresh });
    }
    await sleep(PAUSE_MS * 4);
  }
}

/** Most approve what is declared, some mistype. Above the limit a supervisor follows, once or twice at the same time. */
async function approve(given: FundRace, clientNo: number) {
  const { finance, supervisors, endsAt, outcome, post } = given;
  while (Date.now() < endsAt) {
    const slip = pick(recent(outcome.slips));
    if (!slip) {
      await sleep(PAUSE_MS);
      continue;
    }
    const received = Math.random() < 0.1 ? pick(amounts) : slip.amount;
    const path = `deposits/${slip.deposit}/approve`;
    const say = async (client: RestClient | undefined) => {
      if (!client) return;
      const answer = await post<{ status: string; awaits?: string }>(client, path, { received });
      if (isRefused(answer)) return;
      if (answer.status === "approved") noteApproval(outcome, slip, received);
      return answer.awaits;
    };
    const awaits = await say(finance[clientNo % finance.length]);
    if (awaits) await Promise.all(supervisors.map(say));
  }
}

function noteApproval({ defects }: FundOutcome, slip: RacedSlip, received: string): void {
  if (slip.approvedFor !== undefined && slip.approvedFor !== received)
    defects.push(`${slip.deposit} was approved for ${slip.approvedFor} and for ${received}`);
  slip.approvedFor = received;
}

/** Finance rejects and owners take back what others approve at the same time; owners declare what was rejected again. */
async function end({ owner, finance, endsAt, outcome, post }: FundRace) {
  while (Date.now() < endsAt) {
    const slip = pick(recent(outcome.slips));
    if (slip && Math.random() < 0.5) {
      const path = `deposits/${slip.deposit}`;
      if (Math.random() < 0.3) await post(owner, `${path}/void`, {});
      else {
        await post(pick(finance), `${path}/reject`, { reason: "race" });
        const { amount, reference } = slip;
        const again = { amount, method: "bank_transfer", payer: "Payer again", reference };
        if (Math.random() < 0.7) await post(owner, `${path}/resubmit`, again);
      }
    }
    await sleep(PAUSE_MS * 5);
  }
}

/** Two supervisors take back what was approved; only on accounts that may fall. */
async function reverse({ supervisors, shaky, endsAt, outcome, post }: FundRace, clientNo: number) {
  while (Date.now() < endsAt) {
    const approved = recent(outcome.slips, young * 2).filter(
      (slip) => slip.approvedFor !== undefined && shaky.includes(slip.account),
    );
    const slip = pick(approved);
    if (slip) {
      const client = supervisors[clientNo % supervisors.length] ?? pick(supervisors);
      const answer = await post<{ status: string }>(client, `deposits/${slip.deposit}/reverse`, {
        reason: "race",
      });
      if (!isRefused(answer)) slip.isReversed = true;
    }
    await sleep(PAUSE_MS * 3);
  }
}

/** Transfers to and fro and adjustments, approved by both supervisors at once; what took from a shaky account is reversed. */
async function correct(given: FundRace, clientNo: number) {
  const { finance, shaky, firm, endsAt } = given;
  const requester = finance[clientNo % finance.length] ?? pick(finance);
  const grounds = { reason: "race", evidence: "race" };
  while (Date.now() < endsAt) {
    const [from, to] = [pick([...shaky, ...firm]), pick(shaky)];
    const isTransfer = Math.random() < 0.7;
    const wish = isTransfer
      ? { from, to, amount: pick(["1.00", "20.00", "75.25"]), ...grounds }
      : { account: to, amount: pick(["-3.00", "0.01", "12.34"]), ...grounds };
    const no = await requested(given, requester, isTransfer ? "transfers" : "adjustments", wish);
    if (no !== undefined && (await approved(given, no)) && Math.random() < 0.4) {
      // The red entry takes from the receiver, which is a shaky account.
      const red = await requested(given, requester, `corrections/${no}/reverse`, grounds);
      if (red !== undefined) await approved(given, red);
    }
    await sleep(PAUSE_MS * 3);
  }
}

async function requested({ post }: FundRace, client: RestClient, path: string, wish: object) {
  const answer = await post<{ correction: string }>(client, path, wish);
  return isRefused(answer) ? undefined : answer.correction;
}

async function approved({ supervisors, outcome, post }: FundRace, no: string): Promise<boolean> {
  const answers = await Promise.all(
    supervisors.map((client) => post(client, `corrections/${no}/approve`, {})),
  );
  if (answers.every(isRefused)) return false;
  outcome.corrections.add(no);
  return true;
}
