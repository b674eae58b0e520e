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

-- What settles or gives back; never changed but for what is left of it. A credit that holds money of its own was given by
-- the library; one without says that a corrected charge set money of an earlier payment free.
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

-- How much of a movement went to a charge; below zero where it was taken back, by a void or a correction that names itself.
create table fees.allocation (
  id bigint generated always as identity primary key,
  movement_id bigint not null references fees.movement (id),
  charge_id bigint not null references fees.charge (id),
  amount bigint not null check (amount <> 0),
  at timestamptz not null,
  taken_back_by bigint references fees.movement (id),
  cause text not null default '',
  check (taken_back_by is null or amount < 0)
);
create index allocation_charge on fees.allocation (charge_id);
create index allocation_movement on fees.allocation (movement_id);
create index allocation_taken_back on fees.allocation (taken_back_by) where taken_back_by is not null;

-- The ledger is only ever added to; of a movement nothing changes but what is left of it.
create function fees.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger of fees is append-only';
end $$;
create trigger append_only before update or delete on fees.allocation for each row execute function fees.refuse_change();
create trigger append_only before delete on fees.movement for each row execute function fees.refuse_change();
create trigger append_only_but_rest before update on fees.movement for each row
  when ((old.kind, old.amount, old.currency, old.method, old.at, old.by_name, old.branch_id, old.reason, old.receipt_id, old.reverses_id)
    is distinct from (new.kind, new.amount, new.currency, new.method, new.at, new.by_name, new.branch_id, new.reason, new.receipt_id, new.reverses_id))
  execute function fees.refuse_change();
create trigger append_only before update or delete on fees.receipt for each row execute function fees.refuse_change();

-- What a charge still owes is what it asks less what was given towards it, to the cent, whenever a transaction ends.
create function fees.check_charge() returns trigger language plpgsql as $$
declare
  charge fees.charge;
  given bigint;
begin
  select * into charge from fees.charge where id = (to_jsonb(new) ->> tg_argv[0])::bigint;
  select coalesce(sum(amount), 0) into given from fees.allocation where charge_id = charge.id;
  if charge.outstanding <> charge.amount - given then
    raise exception 'charge % owes % but asks % and was given %', charge.id, charge.outstanding, charge.amount, given;
  end if;
  return null;
end $$;
create constraint trigger balanced after insert or update of amount, outstanding on fees.charge
  deferrable initially deferred for each row execute function fees.check_charge('id');
create constraint trigger balanced after insert on fees.allocation
  deferrable initially deferred for each row execute function fees.check_charge('charge_id');

-- What other modules may join in SQL: what each patron owes in fixed charges, and has as credit.
create view fees.balance_view as
  select patron_id, sum(outstanding)::bigint as outstanding, sum(credit)::bigint as credit
  from (
    select patron_id, outstanding, 0 as credit from fees.charge where outstanding > 0
    union all
    select patron_id, 0, unallocated from fees.movement where unallocated > 0
  ) as line group by patron_id;
