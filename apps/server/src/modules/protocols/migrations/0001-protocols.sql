create schema protocols;

-- Who may use a protocol and how much; one without a row is as it comes.
create table protocols.rule (
  protocol text primary key,
  -- 'nobody' switches it off.
  audience text not null check (audience in ('everybody', 'keys', 'nobody')),
  -- Requests that one address may send in a minute.
  per_minute integer not null check (per_minute between 1 and 100000),
  -- Records that are given in one answer.
  most_records integer not null check (most_records between 1 and 1000),
  changed_at timestamptz not null
);

-- What came in, counted by the hour.
create table protocols.traffic (
  protocol text not null,
  hour timestamptz not null,
  requests integer not null default 0,
  -- Of them those that were turned away, and those that could not be answered.
  refused integer not null default 0,
  failed integer not null default 0,
  primary key (protocol, hour)
);

-- The last requests that could not be answered, with their first bytes.
create table protocols.fault (
  id bigint generated always as identity primary key,
  protocol text not null,
  at timestamptz not null,
  address text not null,
  operation text not null,
  message text not null,
  request bytea not null check (length(request) <= 4096),
  -- How long the whole request was.
  size integer not null
);
create index fault_by_protocol on protocols.fault (protocol, id desc);
