import type { ProofQuery } from "@/server/proof/checks/check";

/** Nobody's own approval counts, and of two approvals the second is another person's for the same amount (rulings 35, 2.6). */
const approvers: ProofQuery = {
  checks: {
    "deposit-own-approvals": "number",
    "deposit-second-approvals": "fen",
    "deposit-two-persons": "number",
  },
  sql: `
    select v.name, d.deposit_no as what, v.expected, v.actual
    from deposits d
    cross join lateral (values
      ('deposit-own-approvals', 0::int8, (d.approved_by = d.created_by)::int::int8),
      ('deposit-second-approvals', coalesce(d.first_received_fen, d.received_fen), d.received_fen),
      ('deposit-two-persons', 0::int8, coalesce(d.approved_by = d.first_approved_by, false)::int::int8))
      v (name, expected, actual)
    where d.status in ('approved', 'reversed') and d.approved_by is not null`,
};

/** What the desk posted is what the slip was approved for, by whoever decided it. */
const decisions: ProofQuery = {
  checks: { "deposit-decisions": "fen" },
  sql: `
    select 'deposit-decisions' as name, d.deposit_no as what, d.received_fen as expected, q.received_fen as actual
    from deposits d
    join lateral (select received_fen from deposit_decisions q
                  where q.deposit_id = d.id and q.state = 'posted' and q.decision = 'approve'
                    and q.actor_kind || ':' || q.actor_id = d.approved_by
                  order by q.id desc limit 1) q on true
    where d.status in ('approved', 'reversed')`,
};

/** Two slips with the same file as photo are noted as such, whoever came first (5.4). */
const samePhotos: ProofQuery = {
  checks: { "deposit-same-photos": "number" },
  sql: `
    select 'deposit-same-photos' as name, d.deposit_no as what, 1::int8 as expected, count(x.deposit_id)::int8 as actual
    from (select distinct greatest(p.document_id, q.document_id) as later, least(p.document_id, q.document_id) as earlier
          from photos p join photos q on q.sha256 = p.sha256 and q.document_id > p.document_id
            and q.document_type = 'deposit'
          where p.document_type = 'deposit') s
    join deposits d on d.id = s.later
    left join deposit_duplicates x
      on x.deposit_id = s.later and x.earlier_id = s.earlier and x.reason = 'same_photo'
    group by s.later, s.earlier, d.deposit_no`,
};

/** Every photo belongs to a slip at a version that it has had, to a note of a handover, to a write-off or to a difference note. */
const photoOwners: ProofQuery = {
  checks: { "photos-refer": "number" },
  sql: `
    select 'photos-refer' as name, coalesce(d.deposit_no, 'photo ' || p.id) as what, 1::int8 as expected,
           ((d.id is not null and p.version between 1 and d.version) or n.handover_id is not null or h.id is not null or f.id is not null)::int::int8 as actual
    from photos p left join deposits d on d.id = p.document_id and p.document_type = 'deposit'
    left join handover_notes n on p.document_type = 'handover' and n.handover_id = p.document_id and n.note_no = p.version
    left join shrinkages h on p.document_type = 'shrinkage' and h.id = p.document_id
    left join differences f on p.document_type = 'difference' and f.id = p.document_id`,
};

export const depositChecks = [approvers, decisions, samePhotos, photoOwners];
