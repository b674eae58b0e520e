create schema machines;

-- A self-check, sorter, pay station or vendor with an account of its own.
create table machines.machine (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  kind text not null check (kind in ('self-check', 'sorter', 'pay-station', 'vendor', 'other')),
  branch_id bigint not null references org.branch (id),
  login text not null check (login <> ''),
  password_hash text not null,
  password_set_at timestamptz not null,
  active boolean not null default true,
  permissions text[] not null,
  -- What differs from the usual options.
  options jsonb not null default '{}',
  note text not null default '',
  created_at timestamptz not null,
  last_message_at timestamptz
);
create unique index machine_login on machines.machine (lower(login));

-- Lines that are open, of every process; a row that nobody has touched for a while belongs to a process that died.
create table machines.session (
  id text primary key,
  machine_id bigint,
  address text not null,
  tls boolean not null,
  emulated boolean not null,
  since timestamptz not null,
  last_message_at timestamptz,
  messages bigint not null,
  faults bigint not null,
  per_minute integer not null,
  seen_at timestamptz not null
);

-- Processes that listen for machines.
create table machines.listener (
  process text primary key,
  port integer not null,
  tls_port integer,
  most integer not null,
  seen_at timestamptz not null
);

-- What machines said and were answered; kept for a day at most, passwords and PINs never.
create table machines.trace (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  machine_id bigint,
  session text not null,
  address text not null,
  emulated boolean not null,
  tone text not null check (tone in ('ok', 'refused', 'repeat', 'fault', 'line')),
  text text not null,
  code text not null,
  request text,
  answer text,
  problem text,
  why jsonb not null,
  patron_id bigint,
  item_id bigint,
  milliseconds real not null
);
create index trace_machine on machines.trace (machine_id, id);
create index trace_at on machines.trace (at);
create index trace_session on machines.trace (session, id);
create index trace_fault on machines.trace (machine_id, id) where tone = 'fault';

-- Requests that must not be done twice, with what was answered, for as long as machines may send them again.
create table machines.done (
  machine_id bigint not null,
  digest text not null,
  at timestamptz not null,
  answer jsonb not null,
  primary key (machine_id, digest)
);
create index done_at on machines.done (at);

-- What machines report as done although the rules stood against it: for staff to look at.
create table machines.exception (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  machine_id bigint,
  machine_name text not null,
  branch_id bigint references org.branch (id),
  kind text not null check (kind in ('offline-loan', 'offline-renewal', 'offline-return')),
  recorded boolean not null,
  card text not null,
  barcode text not null,
  patron_id bigint references patrons.patron (id),
  item_id bigint references catalog.item (id),
  loan_id bigint references circulation.loan (id) on delete set null,
  happened_at timestamptz not null,
  blocks jsonb not null,
  settled_at timestamptz,
  settled_by text,
  note text not null default '',
  check ((settled_at is null) = (settled_by is null))
);
create index exception_open on machines.exception (id) where settled_at is null;
create index exception_patron on machines.exception (patron_id);
create index exception_item on machines.exception (item_id);
