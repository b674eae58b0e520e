create schema offline;

-- What was done at a desk or a kiosk without the server: kept for good before anything is made of it.
create table offline.entry (
  -- Made at the desk: whatever is sent under it again is this very entry.
  id uuid primary key,
  sequence bigint generated always as identity,
  kind text not null check (kind in ('check-out', 'check-in', 'renew')),
  -- When it was done, set right, and what the desk's clock showed.
  at timestamptz not null,
  shown_at timestamptz,
  received_at timestamptz not null,
  branch_id bigint not null,
  desk text not null,
  by_name text not null,
  by_id bigint,
  sent_by text not null,
  -- The sender as the platform knows callers, so that a request that the server had taken is found again: `staff:3`.
  sender text not null,
  card text,
  barcode text not null,
  due timestamptz,
  title text,
  told text check (told in ('shelf', 'hold-shelf', 'transit', 'set-aside')),
  passed jsonb,
  -- `waiting`: received and not yet worked off.
  state text not null default 'waiting' check (state in ('waiting', 'done', 'noted', 'open')),
  blocks jsonb not null default '[]',
  notes text[] not null default '{}',
  patron_id bigint references patrons.patron (id) on delete set null,
  item_id bigint references catalog.item (id) on delete set null,
  loan_id bigint references circulation.loan (id) on delete set null,
  check_in_id bigint,
  settled_how text check (settled_how in ('accept', 'lend', 'check-in', 'attach', 'fast-add', 'renew', 'charge', 'dismiss')),
  settled_by text,
  settled_at timestamptz,
  settled_reason text not null default '',
  check ((settled_how is null) = (settled_at is null)),
  check (settled_how is null or state in ('noted', 'open')),
  check (received_at >= at)
);
create index entry_waiting on offline.entry (at, sequence) where state = 'waiting';
create index entry_exception on offline.entry (branch_id, at) where state in ('noted', 'open') and settled_at is null;
create index entry_settled on offline.entry (settled_at) where settled_at is not null;
create index entry_item on offline.entry (item_id, at);
create index entry_check_in on offline.entry (check_in_id) where check_in_id is not null;
