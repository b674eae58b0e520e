-- What goes wrong with loans: lost, claimed, damaged, not complete.

do $$
declare definition text;
begin
  select pg_get_constraintdef(oid) into definition from pg_constraint
    where conrelid = 'circulation.loan'::regclass and conname = 'loan_state_check';
  alter table circulation.loan drop constraint loan_state_check;
  execute 'alter table circulation.loan add constraint loan_state_check '
    || replace(definition, '''lost''::text', '''lost''::text, ''lost-paid''::text');
end $$;
alter table circulation.loan
  -- Since when it counts as lost, and whether someone said so or its time ran out.
  add column lost_at timestamptz,
  add column lost_how text check (lost_how in ('declared', 'aged')),
  -- When what was lost was charged; null while the charge waits.
  add column billed_at timestamptz,
  -- The movement of the account that forgave the overdue fine when it was lost.
  add column forgiven_id bigint,
  add constraint loan_lost_since check (state not in ('lost', 'lost-paid') or lost_at is not null) not valid,
  add constraint loan_billed_when_lost check (billed_at is null or lost_at is not null);
update circulation.loan set lost_at = due_at, lost_how = 'declared', billed_at = due_at where state = 'lost';
alter table circulation.loan validate constraint loan_lost_since;
-- Loans that age: only those whose rules say after how long.
create index loan_ages on circulation.loan (due_at) where state = 'out' and (terms ? 'lostAfter' or terms ? 'lostAfterRecalled');
create index loan_to_bill on circulation.loan (lost_at) where state = 'lost' and billed_at is null;
create index loan_lost on circulation.loan (branch_id, lost_at) where state = 'lost';

-- What a patron says of a loan: brought back, or never had.
create table circulation.claim (
  id bigint generated always as identity primary key,
  loan_id bigint not null references circulation.loan (id) on delete cascade,
  item_id bigint not null references catalog.item (id),
  patron_id bigint references patrons.patron (id),
  branch_id bigint not null references org.branch (id),
  kind text not null check (kind in ('returned', 'never-had')),
  at timestamptz not null,
  by_name text not null,
  note text not null default '',
  -- Loan and item as they were before, so that the claim can be undone.
  before jsonb not null,
  loan_closed boolean not null default false,
  resolution text check (resolution in ('found', 'returned', 'lost', 'missing', 'undone')),
  resolved_at timestamptz,
  resolved_by text,
  resolution_note text not null default '',
  check ((resolution is null) = (resolved_at is null))
);
create unique index claim_open on circulation.claim (loan_id) where resolution is null;
create index claim_patron on circulation.claim (patron_id) where patron_id is not null;
create index claim_item on circulation.claim (item_id);
create index claim_to_search on circulation.claim (branch_id, at) where resolution is null;

-- Each look for it at the shelf.
create table circulation.claim_search (
  id bigint generated always as identity primary key,
  claim_id bigint not null references circulation.claim (id) on delete cascade,
  at timestamptz not null,
  by_name text not null,
  branch_id bigint references org.branch (id),
  note text not null default ''
);
create index claim_search_claim on circulation.claim_search (claim_id, at);

-- An item that came back damaged or with parts missing, until that is settled.
create table circulation.defect (
  id bigint generated always as identity primary key,
  item_id bigint not null references catalog.item (id),
  loan_id bigint references circulation.loan (id) on delete set null,
  patron_id bigint references patrons.patron (id),
  branch_id bigint not null references org.branch (id),
  kind text not null check (kind in ('damaged', 'parts-missing')),
  parts text[] not null default '{}',
  at timestamptz not null,
  by_name text not null,
  note text not null default '',
  -- What the item was before, to be put back.
  status_before text not null,
  charge_id bigint,
  state text not null default 'open' check (state in ('open', 'settled', 'undone')),
  settled_at timestamptz,
  settled_by text,
  check ((state = 'open') = (settled_at is null)),
  check (kind <> 'parts-missing' or cardinality(parts) > 0)
);
create unique index defect_open on circulation.defect (item_id, kind) where state = 'open';
create index defect_patron on circulation.defect (patron_id) where patron_id is not null;
create index defect_branch on circulation.defect (branch_id, at) where state = 'open';
create index defect_loan on circulation.defect (loan_id) where loan_id is not null;
