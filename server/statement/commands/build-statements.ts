import { createHash } from "node:crypto";
import { type Db, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { accountStatements } from "@/db/schema/statement";
import { systemActor } from "@/server/auth/actor";
import { recordEvents } from "@/server/event";
import { daysOf, firstOf, type Month } from "@/server/period";
import { invariant } from "@/server/shared/invariant";
import { type AccountToState, readFacts, statementNumber } from "@/server/statement/read-facts";
import { canonicalJson } from "@/server/statement/rules/canonical";
import { contentOf, isDelivery, payableFen, type StatementFacts } from "@/server/statement/rules/content";

/** How long an owner has to say something; silence is acceptance (5.5). */
export const respondDays = 7;
const dayMs = 86_400_000;
/** Accounts of one transaction: progress is seen, and a worker that dies loses little. */
const chunkMax = 25;

/**
 * Builds the statements that closed months still lack, some accounts after the other, until `chunks` are done: an account has
 * one for every month in or before which it has an entry. Two workers take turns; who is killed leaves whole statements.
 * Answers how many were built.
 */
export async function buildStatements(db: Db, now: Date, chunks = Number.POSITIVE_INFINITY): Promise<number> {
  let built = 0;
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const step = await inTransaction(db, (tx) => buildChunk(tx, now));
    if (step === undefined) return built;
    built += step;
  }
  return built;
}

/** How many statements were built; undefined when nothing is left to do, or another worker does it. */
async function buildChunk(tx: Tx, now: Date): Promise<number | undefined> {
  const month = await lockRun(tx, now);
  if (month === undefined) return undefined;
  const accounts = await accountsWithout(tx, month);
  const facts = await readFacts(tx, month, accounts);
  if (facts.length > 0) await insertStatements(tx, month, accounts, facts, now);
  const sql = sqlOf(tx);
  await sql`
    update statement_runs set built_count = built_count + ${facts.length}::int4,
           finished_at = case when built_count + ${facts.length}::int4 >= account_count or ${facts.length === 0}::bool
                              then ${now.toISOString()}::text::timestamptz end
    where month = ${firstOf(month)}::text::date`;
  return facts.length;
}

/** The oldest month with work to do, locked; a month that was closed since gets its run. */
async function lockRun(tx: Tx, now: Date): Promise<Month | undefined> {
  const sql = sqlOf(tx);
  await sql`
    insert into statement_runs (month, account_count, started_at)
    select p.month, (select count(*) from accounts a where exists (
             select from account_entries e where e.account_id = a.id and e.business_on < p.month + interval '1 month')),
           ${now.toISOString()}::text::timestamptz
    from periods p where not exists (select from statement_runs r where r.month = p.month)
    on conflict do nothing`;
  const [run] = await sql<{ month: Month }[]>`
    select to_char(month, 'YYYY-MM') as month from statement_runs
    where finished_at is null order by statement_runs.month limit 1 for update skip locked`;
  return run?.month;
}

function accountsWithout(tx: Tx, month: Month) {
  const sql = sqlOf(tx);
  return sql<AccountToState[]>`
    select a.id, a.code, a.name from accounts a
    where exists (select from account_entries e
                  where e.account_id = a.id and e.business_on <= ${daysOf(month).to}::text::date)
      and not exists (select from account_statements s
                      where s.account_id = a.id and s.month = ${firstOf(month)}::text::date)
    order by a.id limit ${chunkMax}`;
}

async function insertStatements(
  tx: Tx,
  month: Month,
  accounts: readonly AccountToState[],
  facts: readonly StatementFacts[],
  now: Date,
): Promise<void> {
  const rows = facts.map((fact, n) => rowOf(month, accounts[n]?.id ?? 0, fact, now));
  const stored = await tx
    .insert(accountStatements)
    .values(rows)
    .returning({ id: accountStatements.id, statementNo: accountStatements.statementNo });
  const events = stored.map(({ id, statementNo }) => ({
    type: "statement.issued",
    documentType: "statement",
    documentId: id,
    after: { statement: statementNo, status: "issued" },
  }));
  await recordEvents(tx, systemActor, events, now);
}

function rowOf(month: Month, accountId: number, facts: StatementFacts, now: Date) {
  const charged = facts.entries.filter(({ type }) => isDelivery(type));
  const chargedFen = -charged.reduce((fen, { amountFen }) => fen + amountFen, 0);
  const number = statementNumber(month, facts.account);
  invariant(
    payableFen(facts.lines) === chargedFen,
    `the lines of ${number} are not what its deliveries charged`,
  );
  const content = canonicalJson(contentOf(facts));
  const movedFen = facts.entries.reduce((fen, { amountFen }) => fen + amountFen, 0);
  return {
    statementNo: number,
    accountId,
    month: firstOf(month),
    openingFen: facts.openingFen,
    closingFen: facts.openingFen + movedFen,
    content,
    contentHash: createHash("sha256").update(content).digest("hex"),
    builtAt: now,
    respondBefore: new Date(now.getTime() + respondDays * dayMs),
  };
}
