create schema harvesting;

-- One row: the key that signs resumption tokens, the same in every process.
create table harvesting.token_key (
  "only" boolean primary key default true check ("only"),
  key text not null default gen_random_uuid()::text || gen_random_uuid()::text
);
insert into harvesting.token_key default values;

-- Record sets of the library that others may harvest.
create table harvesting.offered_set (
  record_set_id bigint primary key references batch_editing.record_set (id) on delete cascade
);

-- Repositories of others that are harvested.
create table harvesting.repository (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  url text not null,
  metadata_prefix text not null,
  -- One set of theirs; empty for all records.
  set_spec text not null default '',
  -- How it tells dates, as it said when it was last asked.
  granularity text not null default 'day' check (granularity in ('day', 'second')),
  -- The titles that came from it, as a set of a provider.
  provider_set_id bigint not null references loading.provider_set (id),
  profile_id bigint references loading.profile (id),
  -- New titles are hidden from the public.
  suppress_new boolean not null default false,
  every_hours integer not null check (every_hours between 1 and 8784),
  active boolean not null default true,
  next_at timestamptz not null,
  -- What changed there from this moment on is asked for next time; null: everything.
  harvested_until timestamptz,
  by_name text not null,
  created_at timestamptz not null,
  deleted_at timestamptz
);
create unique index repository_name on harvesting.repository (lower(name)) where deleted_at is null;
create index repository_due on harvesting.repository (next_at) where active and deleted_at is null;

-- Harvests. Killed at any moment, one goes on where it was: by the token of the last page that was kept, or by its import.
create table harvesting.run (
  id bigint generated always as identity primary key,
  repository_id bigint not null references harvesting.repository (id),
  state text not null default 'waiting' check (state in ('waiting', 'fetching', 'paused', 'loading', 'done', 'failed', 'stopped')),
  job_id bigint,
  by_name text not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  -- What changed from here on was asked for; null: everything.
  since timestamptz,
  -- What the repository said of its own time with the first page.
  until timestamptz,
  token text,
  fetched boolean not null default false,
  pages integer not null default 0,
  records integer not null default 0,
  deletions integer not null default 0,
  unreadable integer not null default 0,
  -- Attempts that failed since the last page, and when it is tried again.
  failures integer not null default 0,
  again_at timestamptz,
  import_id bigint,
  added integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  refused integer not null default 0,
  removed integer not null default 0,
  kept integer not null default 0,
  -- What is going on or went wrong, in a sentence.
  said text
);
create unique index run_open on harvesting.run (repository_id) where state in ('waiting', 'fetching', 'paused', 'loading');
create index run_repository on harvesting.run (repository_id, id desc);

-- Pages of a harvest until it is loaded: the records as MARCXML, one after the other.
create table harvesting.page (
  run_id bigint not null references harvesting.run (id) on delete cascade,
  number integer not null,
  records bytea not null,
  primary key (run_id, number)
);

-- What a harvest brought, in order; `place` is the number of the record in the file that is loaded, null for deletions.
create table harvesting.entry (
  run_id bigint not null references harvesting.run (id) on delete cascade,
  identifier text collate "C" not null,
  place integer,
  datestamp timestamptz,
  deleted boolean not null,
  problem text,
  primary key (run_id, identifier)
);
create index entry_place on harvesting.entry (run_id, place);

-- Which title each record of a repository is here.
create table harvesting.record (
  repository_id bigint not null references harvesting.repository (id),
  identifier text collate "C" not null,
  bib_id bigint not null references catalog.bib (id),
  datestamp timestamptz,
  harvested_at timestamptz not null,
  deleted boolean not null default false,
  primary key (repository_id, identifier)
);
create index record_bib on harvesting.record (bib_id);
