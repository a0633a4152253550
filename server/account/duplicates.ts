import { sqlOf, type Tx } from "@/db/client";

/** Pictures whose hashes are close enough to be compared point by point, at most. */
const candidatesMax = 60;

export interface PhotoCandidate {
  depositId: number;
  sketch: Buffer;
}

/**
 * Notes which earlier slips look like the same money as this one, as it is declared now (5.4): the same bank reference;
 * the same account and amount within three days; the same payer and amount within a minute. What was noted of an earlier
 * version is forgotten; what its photos said stays. A reference without a digit, such as "goods", is nobody's number.
 */
export async function noteDeclaredDuplicates(tx: Tx, depositId: number): Promise<void> {
  const sql = sqlOf(tx);
  await sql`
    delete from deposit_duplicates
    where deposit_id = ${depositId}::int8 and reason in ('bank_reference', 'amount_day', 'payer_minute')`;
  await sql`
    insert into deposit_duplicates (deposit_id, earlier_id, reason)
    select d.id, e.id, e.reason
    from deposits d
    cross join lateral (
      (select o.id, 'bank_reference'::duplicate_reason as reason from deposits o
       where upper(o.reference) = upper(d.reference) and o.reference <> '' and length(d.reference) >= 4
         and d.reference ~ '[0-9]' and o.id < d.id order by o.id desc limit 10)
      union all
      (select o.id, 'amount_day' from deposits o
       where o.amount_fen = d.amount_fen and o.account_id = d.account_id and o.id < d.id
         and o.created_at between d.version_at - interval '3 days' and d.version_at + interval '3 days'
       order by o.id desc limit 10)
      union all
      (select o.id, 'payer_minute' from deposits o
       where o.amount_fen = d.amount_fen and o.payer = d.payer and o.id < d.id
         and o.created_at between d.version_at - interval '1 minute' and d.version_at + interval '1 minute'
       order by o.id desc limit 10)) e
    where d.id = ${depositId}::int8
    on conflict do nothing`;
}

/** Notes every other slip that carries the very same file as one of this slip's photos. */
export async function noteSamePhotos(tx: Tx, depositId: number, sha256: string): Promise<void> {
  const sql = sqlOf(tx);
  await sql`
    insert into deposit_duplicates (deposit_id, earlier_id, reason)
    select distinct greatest(${depositId}::int8, p.document_id), least(${depositId}::int8, p.document_id),
           'same_photo'::duplicate_reason
    from photos p
    where p.document_type = 'deposit' and p.sha256 = ${sha256} and p.document_id <> ${depositId}::int8
    on conflict do nothing`;
}

/** Notes slips whose photo shows the same picture, though it is another file. */
export async function noteSimilarPhotos(
  tx: Tx,
  depositId: number,
  similar: readonly number[],
): Promise<void> {
  const sql = sqlOf(tx);
  for (const other of similar) {
    await sql`
      insert into deposit_duplicates (deposit_id, earlier_id, reason)
      values (${Math.max(depositId, other)}::int8, ${Math.min(depositId, other)}::int8, 'similar_photo')
      on conflict do nothing`;
  }
}

/** The photos of other slips whose hash differs in at most `bitsMax` bits from this one's, closest first. */
export async function photosLike(
  tx: Tx,
  depositId: number,
  { differenceHash, sha256 }: { differenceHash: string; sha256: string },
  bitsMax: number,
): Promise<PhotoCandidate[]> {
  const sql = sqlOf(tx);
  return sql<PhotoCandidate[]>`
    select p.document_id as "depositId", p.sketch
    from photos p
    where p.document_type = 'deposit' and p.document_id <> ${depositId}::int8 and p.sha256 <> ${sha256}
      and bit_count(p.difference_hash # ${differenceHash}::text::bit(64)) <= ${bitsMax}::int4
    order by bit_count(p.difference_hash # ${differenceHash}::text::bit(64)), p.id desc
    limit ${candidatesMax}`;
}
