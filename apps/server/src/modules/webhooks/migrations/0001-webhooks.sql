create schema webhooks;

-- An address that is told what happens here.
create table webhooks.hook (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  url text not null,
  events text[] not null check (cardinality(events) > 0),
  -- Only what happens at this branch or below it; null: everywhere.
  branch_id bigint references org.branch (id),
  -- Names and addresses of patrons go along.
  personal boolean not null default false,
  headers jsonb not null default '{}',
  note text not null default '',
  -- Who is told by e-mail when it is paused.
  tell text not null default '',
  -- What happens meanwhile waits for a paused one; an inactive one misses it.
  state text not null default 'active' check (state in ('active', 'paused', 'inactive')),
  paused_at timestamptz,
  paused_by text,
  paused_why text,
  secret text not null,
  -- While the secret is changed over, each message is signed with both.
  previous_secret text,
  previous_until timestamptz,
  -- Failed attempts in a row, since when, and when the line goes on.
  failures integer not null default 0,
  failing_since timestamptz,
  retry_at timestamptz,
  delivered_at timestamptz,
  created_at timestamptz not null,
  created_by text not null,
  -- Its row stays while its log does: whoever knows the list of hooks from a moment ago must still find it.
  deleted_at timestamptz,
  check ((state = 'paused') = (paused_at is not null)),
  check ((previous_secret is null) = (previous_until is null))
);

-- What happened, written with it in one transaction.
create table webhooks.event (
  id bigint generated always as identity primary key,
  key uuid not null default gen_random_uuid() unique,
  type text not null,
  version smallint not null default 1,
  at timestamptz not null,
  branch_id bigint,
  -- Whom it is about. Taken out of what ties a reader to a title as soon as it is delivered.
  patron_id bigint,
  data jsonb not null,
  path text,
  test boolean not null default false
);
create index on webhooks.event (at);
create index on webhooks.event (patron_id) where patron_id is not null;

-- One event on its way to one address. In the order of its number.
create table webhooks.delivery (
  id bigint generated always as identity primary key,
  hook_id bigint not null references webhooks.hook (id),
  event_id bigint not null references webhooks.event (id) on delete cascade,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed', 'dropped')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  ended_at timestamptz,
  status integer,
  failure text,
  unique (hook_id, event_id)
);
create index delivery_waiting on webhooks.delivery (hook_id, id) where state = 'waiting';
create index on webhooks.delivery (hook_id, id desc);
create index on webhooks.delivery (event_id);

create table webhooks.attempt (
  id bigint generated always as identity primary key,
  delivery_id bigint not null references webhooks.delivery (id) on delete cascade,
  at timestamptz not null,
  milliseconds integer not null,
  status integer,
  failure text,
  -- The beginning of what was answered.
  answer text not null default '',
  -- Who asked for it, if it was not its turn.
  by_name text
);
create index on webhooks.attempt (delivery_id, id);

-- Until when loans that fell due have been told.
create table webhooks.overdue_told (
  one boolean primary key default true check (one),
  until timestamptz not null
);
