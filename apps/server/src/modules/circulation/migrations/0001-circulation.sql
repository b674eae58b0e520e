create schema circulation;

create table circulation.loan (
  id bigint generated always as identity primary key,
  item_id bigint not null references catalog.item (id),
  -- Null once returned and nothing is owed: who it was is forgotten unless the patron keeps a history.
  patron_id bigint references patrons.patron (id),
  -- Where it was lent: its calendar and rules count.
  branch_id bigint not null references org.branch (id),
  state text not null default 'out' check (state in ('out', 'lost', 'claimed-returned', 'returned')),
  out_at timestamptz not null,
  due_at timestamptz not null,
  shortened boolean not null default false,
  renewals integer not null default 0 check (renewals >= 0),
  renewed_at timestamptz,
  -- What the rules said when it was lent or last renewed: attributes with the rule that set each.
  terms jsonb not null,
  -- Why it is due then, in words.
  reasons jsonb not null,
  -- Patron category and item type at the time, for limits and statistics.
  patron_category text not null,
  item_type text not null,
  lent_by text not null,
  -- Overdue fine of the times before a renewal, in minor units; the fine of the present time comes on top.
  fined_before bigint not null default 0 check (fined_before >= 0),
  -- Item, hold and transit as they were before, so that a mistake can be undone.
  before jsonb not null,
  returned_at timestamptz,
  returned_branch_id bigint references org.branch (id),
  ended_note text not null default '',
  check (due_at >= out_at),
  check ((returned_at is not null) = (state = 'returned')),
  check (patron_id is not null or state = 'returned')
);
-- Nobody lends what someone else has.
create unique index loan_open on circulation.loan (item_id) where returned_at is null;
create index loan_patron on circulation.loan (patron_id) where returned_at is null;
create index loan_due on circulation.loan (branch_id, due_at) where returned_at is null;
create index loan_item on circulation.loan (item_id, id);
create index loan_patron_all on circulation.loan (patron_id, id) where returned_at is not null;
create index loan_day on circulation.loan (branch_id, out_at);

create table circulation.transit (
  id bigint generated always as identity primary key,
  item_id bigint not null references catalog.item (id),
  from_branch_id bigint not null references org.branch (id),
  to_branch_id bigint not null references org.branch (id),
  hold_id bigint references holds.hold (id),
  sent_at timestamptz not null,
  arrived_at timestamptz,
  cancelled_at timestamptz,
  check (arrived_at is null or cancelled_at is null)
);
-- An item is on one way at a time.
create unique index transit_open on circulation.transit (item_id) where arrived_at is null and cancelled_at is null;
create index transit_to on circulation.transit (to_branch_id) where arrived_at is null and cancelled_at is null;
create index transit_from on circulation.transit (from_branch_id) where arrived_at is null and cancelled_at is null;

-- Each scan at the return desk, with what it changed, so that it can be undone.
create table circulation.check_in (
  id bigint generated always as identity primary key,
  item_id bigint not null references catalog.item (id),
  branch_id bigint not null references org.branch (id),
  at timestamptz not null,
  by_name text not null,
  loan_id bigint references circulation.loan (id),
  hold_id bigint references holds.hold (id),
  transit_id bigint references circulation.transit (id),
  in_house boolean not null default false,
  -- Item status and branch, loan and hold as they were before.
  before jsonb not null,
  undone_at timestamptz
);
create index check_in_item on circulation.check_in (item_id, id);
create index check_in_day on circulation.check_in (branch_id, at);

-- What other modules may join in SQL.
create view circulation.open_loan_view as
  select id, item_id, patron_id, branch_id, state, out_at, due_at, renewals
  from circulation.loan where returned_at is null;
