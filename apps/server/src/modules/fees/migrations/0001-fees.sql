create schema fees;

-- Something a patron owes. `amount` changes only while it accrues or is corrected; what settled it stands in `allocation`.
create table fees.charge (
  id bigint generated always as identity primary key,
  patron_id bigint not null references patrons.patron (id),
  kind text not null check (kind in ('overdue', 'lost', 'processing', 'rental', 'damage', 'hold', 'card', 'other')),
  amount bigint not null check (amount >= 0),
  outstanding bigint not null check (outstanding >= 0),
  currency text not null,
  at timestamptz not null,
  -- Readable without anything else: what it is for, with title and barcode.
  description text not null,
  loan_id bigint,
  item_id bigint references catalog.item (id),
  branch_id bigint references org.branch (id),
  cancelled_at timestamptz,
  check (outstanding <= amount)
);
create index charge_open on fees.charge (patron_id) include (outstanding) where outstanding > 0;
create index charge_patron on fees.charge (patron_id, id);
-- A loan has one overdue charge, which grows and is corrected, never a second.
create unique index charge_overdue_once on fees.charge (loan_id) where kind = 'overdue';
create index charge_loan on fees.charge (loan_id) where loan_id is not null;

create table fees.receipt_counter (
  branch_id bigint not null references org.branch (id),
  year integer not null,
  last integer not null,
  primary key (branch_id, year)
);

create table fees.receipt (
  id bigint generated always as identity primary key,
  number text not null unique,
  patron_id bigint not null references patrons.patron (id),
  at timestamptz not null,
  -- As it was printed.
  content jsonb not null
);

-- What settles or gives back; never changed but for what is left of a credit.
create table fees.movement (
  id bigint generated always as identity primary key,
  patron_id bigint not null references patrons.patron (id),
  kind text not null check (kind in ('payment', 'waiver', 'void', 'refund', 'credit')),
  amount bigint not null check (amount > 0),
  -- Part that no charge has used: the patron's credit.
  unallocated bigint not null default 0 check (unallocated >= 0 and unallocated <= amount),
  currency text not null,
  method text check (method in ('cash', 'card', 'check', 'online', 'other')),
  at timestamptz not null,
  by_name text not null,
  branch_id bigint references org.branch (id),
  reason text not null default '',
  receipt_id bigint references fees.receipt (id),
  -- The payment that a void takes back; once only.
  reverses_id bigint unique references fees.movement (id),
  check ((method is not null) = (kind in ('payment', 'refund')))
);
create index movement_patron on fees.movement (patron_id, id);
create index movement_credit on fees.movement (patron_id) where unallocated > 0;
create index movement_day on fees.movement (branch_id, at) where kind in ('payment', 'refund', 'void');

-- How much of a movement went to a charge; below zero where it was taken back.
create table fees.allocation (
  id bigint generated always as identity primary key,
  movement_id bigint not null references fees.movement (id),
  charge_id bigint not null references fees.charge (id),
  amount bigint not null check (amount <> 0),
  -- What the charge still owed afterwards counts this line; a taken-back line names what took it back.
  cause text not null default ''
);
create index allocation_charge on fees.allocation (charge_id);
create index allocation_movement on fees.allocation (movement_id);

-- What other modules may join in SQL: what each patron owes in fixed charges, and has as credit.
create view fees.balance_view as
  select patron_id, sum(outstanding)::bigint as outstanding, sum(credit)::bigint as credit
  from (
    select patron_id, outstanding, 0 as credit from fees.charge where outstanding > 0
    union all
    select patron_id, 0, unallocated from fees.movement where unallocated > 0
  ) as line group by patron_id;
