-- Tills, sales, transfers, write-offs, amnesties and online payments, over the ledger that stands.

-- The desk's own selling is in the same ledger; a sale to somebody who is no patron has none.
alter table fees.charge alter column patron_id drop not null;
alter table fees.movement alter column patron_id drop not null;
alter table fees.receipt alter column patron_id drop not null;
do $$
declare definition text;
begin
  select pg_get_constraintdef(oid) into definition from pg_constraint
    where conrelid = 'fees.charge'::regclass and conname = 'charge_kind_check';
  alter table fees.charge drop constraint charge_kind_check;
  execute 'alter table fees.charge add constraint charge_kind_check '
    || replace(definition, '''other''::text', '''sale''::text, ''other''::text');
  select pg_get_constraintdef(oid) into definition from pg_constraint
    where conrelid = 'fees.movement'::regclass and conname = 'movement_kind_check';
  alter table fees.movement drop constraint movement_kind_check;
  execute 'alter table fees.movement add constraint movement_kind_check '
    || replace(definition, '''void''::text', '''write-off''::text, ''transfer''::text, ''void''::text');
end $$;
alter table fees.charge add constraint charge_patron_known check (patron_id is not null or kind = 'sale');

-- A place where money is kept: its drawer is opened, counted and closed as a whole, by one or more people.
create table fees.till (
  id bigint generated always as identity primary key,
  branch_id bigint not null references org.branch (id),
  name text not null,
  active boolean not null default true,
  last_z integer not null default 0
);
create unique index till_name on fees.till (branch_id, lower(name)) where active;

create table fees.till_session (
  id bigint generated always as identity primary key,
  till_id bigint not null references fees.till (id),
  opened_at timestamptz not null,
  opened_by text not null,
  -- What lay in the drawer at the beginning.
  float_amount bigint not null check (float_amount >= 0),
  currency text not null,
  closed_at timestamptz,
  closed_by text,
  z_number integer,
  -- The Z report as it was when the till was closed.
  report jsonb,
  unique (till_id, z_number),
  check ((closed_at is null) = (report is null)),
  check ((closed_at is null) = (z_number is null))
);
create unique index till_open_once on fees.till_session (till_id) where closed_at is null;
create index till_session_closed on fees.till_session (till_id, id);

-- Cash that goes in or out without a payment: change from the bank, a note to the safe, a stamp bought.
create table fees.till_cash (
  id bigint generated always as identity primary key,
  session_id bigint not null references fees.till_session (id),
  kind text not null check (kind in ('in', 'out')),
  amount bigint not null check (amount > 0),
  reason text not null,
  by_name text not null,
  at timestamptz not null
);
create index till_cash_session on fees.till_cash (session_id);

create trigger append_only before update on fees.till_session for each row
  when (old.closed_at is not null) execute function fees.refuse_change();
create trigger append_only_delete before delete on fees.till_session for each row execute function fees.refuse_change();
create trigger append_only before update or delete on fees.till_cash for each row execute function fees.refuse_change();

-- Reductions of what many owe, made and taken back as one.
create table fees.amnesty (
  id bigint generated always as identity primary key,
  name text not null,
  filter jsonb not null,
  how text not null check (how in ('waiver', 'write-off')),
  percent integer not null check (percent between 1 and 100),
  reason text not null,
  state text not null check (state in ('running', 'done', 'undoing', 'undone')),
  created_at timestamptz not null,
  by_name text not null,
  job_id bigint,
  finished_at timestamptz,
  undone_at timestamptz
);

alter table fees.movement
  add column till_session_id bigint references fees.till_session (id),
  -- The payment that a refund gives back.
  add column refunds_id bigint references fees.movement (id),
  add column amnesty_id bigint references fees.amnesty (id),
  -- Where a transfer went: the charge that another patron owes instead, or an account outside of the library.
  add column became_charge_id bigint unique references fees.charge (id),
  add column to_account text,
  add constraint movement_patron_known check (patron_id is not null or kind in ('payment', 'refund', 'void')),
  add constraint movement_transfer check
    ((kind = 'transfer') = (became_charge_id is not null or to_account is not null));
create index movement_time on fees.movement (at, id);
create index movement_till on fees.movement (till_session_id) where till_session_id is not null;
create index movement_refunds on fees.movement (refunds_id) where refunds_id is not null;
create index movement_amnesty on fees.movement (amnesty_id) where amnesty_id is not null;
create index charge_kind_open on fees.charge (kind, at) where outstanding > 0;

drop trigger append_only_but_rest on fees.movement;
create trigger append_only_but_rest before update on fees.movement for each row
  when ((old.kind, old.amount, old.currency, old.method, old.at, old.by_name, old.branch_id, old.reason, old.receipt_id, old.reverses_id,
      old.till_session_id, old.refunds_id, old.amnesty_id, old.became_charge_id, old.to_account)
    is distinct from (new.kind, new.amount, new.currency, new.method, new.at, new.by_name, new.branch_id, new.reason, new.receipt_id, new.reverses_id,
      new.till_session_id, new.refunds_id, new.amnesty_id, new.became_charge_id, new.to_account))
  execute function fees.refuse_change();

-- No money goes into a till that was counted; whoever counts waits for what is under way.
create function fees.check_till_open() returns trigger language plpgsql as $$
begin
  perform from fees.till_session where id = new.till_session_id and closed_at is null for share;
  if not found then raise exception 'the till was closed' using constraint = 'till_is_open'; end if;
  return new;
end $$;
create trigger till_is_open before insert on fees.movement for each row
  when (new.till_session_id is not null) execute function fees.check_till_open();

create table fees.product (
  id bigint generated always as identity primary key,
  -- What is scanned or typed for it.
  code text not null check (code <> ''),
  name text not null check (name <> ''),
  unit text not null check (unit in ('piece', 'page', 'gram', 'metre', 'minute', 'hour')),
  -- Price of so many units: 5.00 for 100 gram. Null: typed at each sale.
  price bigint check (price >= 0),
  per integer not null default 1 check (per > 0),
  currency text not null,
  -- Null: sold at every branch.
  branch_id bigint references org.branch (id),
  position integer not null default 0,
  active boolean not null default true,
  changed_at timestamptz not null
);
create unique index product_code on fees.product (upper(code)) where active;

create table fees.sale (
  id bigint generated always as identity primary key,
  patron_id bigint references patrons.patron (id),
  branch_id bigint not null references org.branch (id),
  at timestamptz not null,
  by_name text not null,
  -- Null: put on the patron's account to be paid later, or worth nothing.
  payment_id bigint unique references fees.movement (id)
);
create index sale_time on fees.sale (branch_id, at);
create table fees.sale_line (
  id bigint generated always as identity primary key,
  sale_id bigint not null references fees.sale (id),
  product_id bigint references fees.product (id),
  description text not null,
  quantity numeric(12, 3) not null check (quantity > 0),
  unit text not null,
  amount bigint not null check (amount >= 0),
  -- Null where it was free.
  charge_id bigint unique references fees.charge (id)
);
create index sale_line_sale on fees.sale_line (sale_id);
create trigger append_only before update or delete on fees.sale_line for each row execute function fees.refuse_change();

-- Each time a receipt was printed or mailed; all but the first on paper are copies.
create table fees.receipt_print (
  id bigint generated always as identity primary key,
  receipt_id bigint not null references fees.receipt (id),
  way text not null check (way in ('paper', 'mail')),
  at timestamptz not null,
  by_name text not null
);
create index receipt_print_receipt on fees.receipt_print (receipt_id);

-- An address by which a patron pays without signing in.
create table fees.payment_link (
  id bigint generated always as identity primary key,
  token text not null unique,
  patron_id bigint not null references patrons.patron (id),
  -- Null: all that is owed when it is opened.
  charges bigint[],
  loans bigint[],
  created_at timestamptz not null,
  by_name text not null,
  expires_at timestamptz not null,
  cancelled_at timestamptz
);
create index payment_link_patron on fees.payment_link (patron_id, id);

create table fees.online_payment (
  id bigint generated always as identity primary key,
  -- By which the provider and we speak of it.
  reference text not null unique,
  patron_id bigint not null references patrons.patron (id),
  link_id bigint references fees.payment_link (id),
  amount bigint not null check (amount > 0),
  currency text not null,
  charges bigint[],
  loans bigint[],
  provider text not null,
  provider_reference text not null,
  state text not null check (state in ('pending', 'paid', 'failed', 'expired')),
  failure text,
  created_at timestamptz not null,
  settled_at timestamptz,
  -- The payment that it became; once only.
  movement_id bigint unique references fees.movement (id),
  check ((state = 'paid') = (movement_id is not null)),
  unique (provider, provider_reference)
);
create index online_payment_pending on fees.online_payment (created_at) where state in ('pending', 'expired');
create index online_payment_patron on fees.online_payment (patron_id, id);

-- The bank of the built-in test provider: what it would know of a payment. No money moves.
create table fees.test_bank (
  reference text primary key,
  amount bigint not null,
  currency text not null,
  description text not null,
  return_to text not null,
  state text not null check (state in ('open', 'paid', 'declined')),
  at timestamptz not null
);

-- Sales to somebody who is no patron are no patron's balance.
create or replace view fees.balance_view as
  select patron_id, sum(outstanding)::bigint as outstanding, sum(credit)::bigint as credit
  from (
    select patron_id, outstanding, 0 as credit from fees.charge where outstanding > 0
    union all
    select patron_id, 0, unallocated from fees.movement where unallocated > 0
  ) as line group by patron_id;
