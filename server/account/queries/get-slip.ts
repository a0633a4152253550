import { type DbOrTx, sqlOf } from "@/db/client";
import { approverLimitFen, readDepositSettings } from "@/server/account/deposit-settings";
import { isKnownPayerSql } from "@/server/account/exact-match-sql";
import { isLiveTwinSql } from "@/server/account/live-twin-sql";
import { getDeposit } from "@/server/account/queries/get-deposit";
import type { DepositRow } from "@/server/account/queries/list-deposits";
import type { DepositStatus, DuplicateReason } from "@/server/account/schema";
import { type Actor, isAbleTo } from "@/server/auth/actor";
import { listPhotos, type PhotoRow } from "@/server/photo";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";
import { invariant } from "@/server/shared/invariant";

/** Another slip that looks like the same money, and why. */
export interface DuplicateSlip {
  deposit: string;
  reasons: DuplicateReason[];
  /** Rejected already: to be named, not a warning any more. */
  isHistory: boolean;
  account: string;
  accountName: string;
  amount: string;
  received: string | null;
  payer: string;
  reference: string;
  status: DepositStatus;
  at: string;
  photo: number | null;
}

/** A line of the bank that pays for the slip. */
export interface SlipBankLine {
  line: string;
  bookedOn: string;
  amount: string;
  payerName: string;
  payerAccount: string;
  note: string;
  rule: string;
  /** The account's owner, or somebody who pays into it. */
  isKnownPayer: boolean;
  /** From the day on which the slip was declared. */
  daysApart: number;
}

export interface Slip extends DepositRow {
  photos: PhotoRow[];
  /** For those who approve; others see none. */
  duplicates: DuplicateSlip[];
  bankLines: SlipBankLine[];
  first: { by: string; at: string; received: string; isMine: boolean } | null;
  reversal: { by: string; at: string; reason: string; evidence: string; isMine: boolean } | null;
  isMine: boolean;
  secondApproverFrom: string;
  /** Up to which amount the one who asks may approve; null without a limit of their own. */
  ownLimit: string | null;
  expiresAt: string;
}

/** One slip with everything that a person needs to decide about it. Out of reach or unknown: `deposit/unknown`. */
export async function getSlip(db: DbOrTx, actor: Actor, input: { deposit: string }): Promise<Slip> {
  const row = await getDeposit(db, actor, input);
  const sql = sqlOf(db);
  const [kept] = await sql<KeptSlip[]>`
    select id, created_by as "createdBy", version_at as "versionAt", first_approved_by as "firstBy",
           first_approved_by_name as "firstByName", first_approved_at as "firstAt", first_received_fen as "firstFen",
           reversal_asked_by as "askedBy", reversal_asked_by_name as "askedByName", reversal_asked_at as "askedAt",
           reversal_reason as "reversalReason", reversal_evidence as "reversalEvidence"
    from deposits where deposit_no = ${input.deposit}`;
  invariant(kept, `slip ${input.deposit} was there a moment ago`);
  const hand = `${actor.kind}:${actor.id}`;
  const decides = isAbleTo(actor, "deposit.approve");
  const settings = await readDepositSettings(db);
  const limitFen = decides ? await approverLimitFen(db, actor) : undefined;
  return {
    ...row,
    photos: await listPhotos(db, { documentType: "deposit", documentId: kept.id }),
    duplicates: decides ? await duplicatesOf(db, kept.id) : [],
    bankLines: decides ? await bankLinesOf(db, kept.id) : [],
    first: firstOf(kept, hand),
    reversal: decides ? reversalOf(kept, hand) : null,
    isMine: kept.createdBy === hand,
    secondApproverFrom: formatFen(settings.secondApproverFromFen),
    ownLimit: limitFen === undefined ? null : formatFen(limitFen),
    expiresAt: instantText(new Date(new Date(kept.versionAt).getTime() + settings.expireDays * 86_400_000)),
  };
}

interface KeptSlip {
  id: number;
  createdBy: string;
  versionAt: string;
  firstBy: string | null;
  firstByName: string | null;
  firstAt: string | null;
  firstFen: number | null;
  askedBy: string | null;
  askedByName: string | null;
  askedAt: string | null;
  reversalReason: string | null;
  reversalEvidence: string | null;
}

function firstOf({ firstBy, firstByName, firstAt, firstFen }: KeptSlip, hand: string): Slip["first"] {
  if (firstBy === null || firstByName === null || firstAt === null || firstFen === null) return null;
  const at = instantText(new Date(firstAt));
  return { by: firstByName, at, received: formatFen(firstFen), isMine: firstBy === hand };
}

function reversalOf(kept: KeptSlip, hand: string): Slip["reversal"] {
  const { askedBy, askedByName, askedAt, reversalReason: reason, reversalEvidence: evidence } = kept;
  if (askedBy === null || askedByName === null || askedAt === null) return null;
  const at = instantText(new Date(askedAt));
  return { by: askedByName, at, reason: reason ?? "", evidence: evidence ?? "", isMine: askedBy === hand };
}

/** Surest reason first; void slips never were money. */
async function duplicatesOf(db: DbOrTx, depositId: number): Promise<DuplicateSlip[]> {
  const sql = sqlOf(db);
  const rows = await sql<
    (Omit<DuplicateSlip, "amount" | "received"> & { amountFen: number; receivedFen: number | null })[]
  >`
    select o.deposit_no as deposit, array_agg(distinct x.reason order by x.reason)::text[] as reasons, a.code as account,
           a.name as "accountName", o.amount_fen as "amountFen", o.received_fen as "receivedFen", o.payer, o.reference,
           not bool_or(${isLiveTwinSql(sql, sql`${depositId}::int8`)}) as "isHistory", o.status, o.created_at as at,
           (select max(p.id) from photos p where p.document_type = 'deposit' and p.document_id = o.id) as photo
    from (select earlier_id as other_id, reason from deposit_duplicates where deposit_id = ${depositId}::int8
          union all
          select deposit_id, reason from deposit_duplicates where earlier_id = ${depositId}::int8) x
    join deposits o on o.id = x.other_id and o.status <> 'void'
    join accounts a on a.id = o.account_id
    group by o.id, a.id
    order by bool_or(${isLiveTwinSql(sql, sql`${depositId}::int8`)}) desc, bool_or(x.reason = 'same_photo') desc, bool_or(x.reason = 'similar_photo') desc, count(*) desc, o.id desc
    limit 10`;
  return rows.map(({ amountFen, receivedFen, at, ...row }) => ({
    ...row,
    amount: formatFen(amountFen),
    received: receivedFen === null ? null : formatFen(receivedFen),
    at: instantText(new Date(at)),
  }));
}

async function bankLinesOf(db: DbOrTx, depositId: number): Promise<SlipBankLine[]> {
  const sql = sqlOf(db);
  const rows = await sql<(Omit<SlipBankLine, "amount"> & { amountFen: number })[]>`
    select l.line_no as line, l.booked_on::text as "bookedOn", m.amount_fen as "amountFen", l.payer_name as "payerName",
           l.payer_account as "payerAccount", l.note, m.rule::text as rule,
           ${isKnownPayerSql(sql)} or exists (
             select from accounts a left join scopes s on s.account_id = a.id left join users u on u.id = s.user_id
               and u.role = 'owner'
             where a.id = d.account_id and l.payer_name <> ''
               and replace(lower(l.payer_name), ' ', '') in (replace(lower(a.name), ' ', ''), replace(lower(u.name), ' ', '')))
             as "isKnownPayer",
           abs(l.booked_on - (d.version_at at time zone 'Asia/Shanghai')::date) as "daysApart"
    from bank_matches m join bank_lines l on l.id = m.line_id join deposits d on d.id = m.deposit_id
    where m.deposit_id = ${depositId}::int8 order by l.booked_on, l.id limit 50`;
  return rows.map(({ amountFen, ...row }) => ({ ...row, amount: formatFen(amountFen) }));
}
