create schema resource_sharing;

-- A partner whose system speaks NCIP with us: who it is, how it proves that, and what it may do here.
create table resource_sharing.agency (
  id bigint generated always as identity primary key,
  -- The agency id that its messages carry.
  code text not null check (code <> ''),
  name text not null check (name <> ''),
  -- The id of its system, where one system speaks for many agencies.
  system_id text not null default '',
  enabled boolean not null default true,
  -- Where it acts: its loans, returns and items are those of this branch.
  branch_id bigint not null references org.branch (id),
  item_type text not null references catalog.item_type (code),
  -- Who borrows for readers of the partner that we do not know.
  patron_id bigint references patrons.patron (id),
  authentication text not null check (authentication in ('message', 'basic', 'bearer', 'address')),
  -- The name with which it signs in by HTTP Basic.
  user_name text not null default '',
  secret_hash bytea,
  secret_hint text not null default '',
  secret_at timestamptz,
  -- Networks from which alone it is heard; none: from everywhere.
  addresses text[] not null default '{}',
  services text[] not null,
  dialect text not null default 'standard' check (dialect in ('standard', 'plain-version', 'no-namespace')),
  -- Messages that are answered in a minute.
  per_minute integer not null default 300 check (per_minute between 1 and 100000),
  note text not null default '',
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check (authentication <> 'address' or cardinality(addresses) > 0)
);
create unique index agency_code on resource_sharing.agency (upper(code));
create unique index agency_system on resource_sharing.agency (upper(system_id)) where system_id <> '';

-- What a partner lends to a reader of ours (accepted), or asks of our stock (requested), by its own number.
create table resource_sharing.request (
  id bigint generated always as identity primary key,
  agency_id bigint not null references resource_sharing.agency (id),
  kind text not null check (kind in ('accepted', 'requested')),
  number text not null check (number <> ''),
  -- The agency that gave the number, as it was sent.
  number_agency text not null default '',
  state text not null default 'open' check (state in ('open', 'closed', 'cancelled')),
  title text not null,
  barcode text,
  bib_id bigint references catalog.bib (id),
  item_id bigint references catalog.item (id),
  hold_id bigint references holds.hold (id),
  patron_id bigint references patrons.patron (id),
  -- When the partner wants its item back.
  return_by timestamptz,
  created_at timestamptz not null,
  ended_at timestamptz
);
-- The same number sent twice makes nothing twice.
create unique index request_number on resource_sharing.request (agency_id, kind, number);
create unique index request_hold on resource_sharing.request (hold_id);
create index request_item on resource_sharing.request (item_id);
create index request_patron on resource_sharing.request (patron_id);
create index request_open on resource_sharing.request (created_at) where state = 'open';

-- What happened with a request, step by step, and what the partner told of it.
create table resource_sharing.request_step (
  id bigint generated always as identity primary key,
  request_id bigint not null references resource_sharing.request (id),
  at timestamptz not null,
  -- The NCIP message that did or told it, or what staff did.
  service text not null,
  text text not null,
  by_name text not null
);
create index request_step_request on resource_sharing.request_step (request_id, id);

-- The last messages, secrets masked; older ones go as new ones come.
create table resource_sharing.message (
  id bigint generated always as identity primary key,
  -- Null: from nobody known.
  agency_id bigint references resource_sharing.agency (id),
  at timestamptz not null,
  address text not null,
  service text not null,
  outcome text not null check (outcome in ('done', 'problem', 'refused', 'failed')),
  problem text not null default '',
  detail text not null default '',
  warnings text[] not null default '{}',
  request text not null,
  answer text not null,
  bytes integer not null,
  milliseconds integer not null
);
create index message_agency on resource_sharing.message (agency_id, id);

-- Answers of messages that would do something twice if they came twice, by their bytes.
create table resource_sharing.answered (
  agency_id bigint not null references resource_sharing.agency (id),
  digest bytea not null,
  at timestamptz not null,
  parts jsonb not null,
  primary key (agency_id, digest)
);
