alter table policy.rule
  -- Groups of branches: where it is lent, and who owns the item.
  add column group_id bigint references org.branch_group (id),
  add column owner_group_id bigint references org.branch_group (id),
  -- Days on which it applies; null: without beginning, without end.
  add column valid_from date,
  add column valid_to date,
  add constraint rule_valid check (valid_from <= valid_to);
-- The same case may be written again for another time.
drop index policy.rule_criteria;
create unique index rule_criteria on policy.rule
  (patron_category, item_type, location_id, branch_id, owner_id, group_id, owner_group_id, collection, age_from, age_to, valid_from)
  nulls not distinct;

-- Each change of a rule, with what it said afterwards, so that it can be read, compared and undone.
create table policy.rule_version (
  id bigint generated always as identity primary key,
  -- Without a reference: the history of a rule outlives it.
  rule_id bigint not null,
  at timestamptz not null,
  by_name text not null,
  action text not null check (action in ('created', 'changed', 'moved', 'removed', 'undone')),
  -- What the rule said before and afterwards; null: there was none.
  before jsonb,
  after jsonb,
  -- The version that this one takes back.
  undoes bigint references policy.rule_version (id),
  check (before is not null or after is not null)
);
create index rule_version_rule on policy.rule_version (rule_id, id);
