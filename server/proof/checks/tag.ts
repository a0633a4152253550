import type { ProofQuery } from "@/server/proof/checks/check";

/** Tags travel with their delivery order, a print counts its tags, and every price that tills were told has had its tag. */
const tags: ProofQuery = {
  checks: { "tags-on-the-way": "number", "tag-batches": "number", "priced-and-tagged": "number" },
  sql: `
    select 'tags-on-the-way' as name, 'tag ' || t.id as what, 1 as expected,
           (case t.status when 'shipped' then d.status = 'dispatched' else d.status in ('delivered', 'closed', 'reversed') end)::int as actual
    from tags t join deliveries d on d.id = t.delivery_id
    union all
    select 'tag-batches', 'batch ' || b.id, b.tag_count, count(t.id)
    from tag_batches b left join tags t on t.batch_id = b.id group by b.id
    union all
    select 'priced-and-tagged', s.code || ' ' || i.code, 1,
           exists (select from tags t where t.store_id = e.store_id and t.item_id = e.item_id
                   and (t.change_id = e.change_id or t.requested_at >= e.at))::int
    from (select distinct on (store_id, item_id) * from price_entries order by store_id, item_id, entry_no desc) e
    join stores s on s.id = e.store_id join items i on i.id = e.item_id and i.taken_over_by is null`,
};

export const tagChecks = [tags];
