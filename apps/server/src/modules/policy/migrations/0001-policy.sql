create schema policy;

-- One line of the matrix: to what it applies (null: to anything) and what it sets.
create table policy.rule (
  id bigint generated always as identity primary key,
  patron_category text references patrons.category (code) on update cascade,
  item_type text references catalog.item_type (code) on update cascade,
  location_id bigint references org.shelving_location (id),
  -- Where it is lent, and who owns the item; a system stands for all branches below it.
  branch_id bigint references org.branch (id),
  owner_id bigint references org.branch (id),
  collection text,
  age_from integer,
  age_to integer,
  attributes jsonb not null,
  note text not null default '',
  position integer not null check (position > 0),
  changed_at timestamptz not null,
  check (age_from <= age_to),
  constraint rule_position unique (position) deferrable initially deferred
);
-- Two rules about exactly the same would only hide one another.
create unique index rule_criteria on policy.rule
  (patron_category, item_type, location_id, branch_id, owner_id, collection, age_from, age_to) nulls not distinct;
