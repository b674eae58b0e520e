create schema loading;

-- Match rules, overlay profiles and item mappings of this library, in the shapes of `@carrel/marc-merge`.
create table loading.definition (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('match', 'overlay', 'items')),
  name text not null check (name <> ''),
  content jsonb not null,
  changed_at timestamptz not null,
  by_name text not null,
  deleted_at timestamptz
);
create unique index definition_name on loading.definition (kind, lower(name)) where deleted_at is null;

-- Titles that a provider gives access to, as one collection that comes and goes.
create table loading.provider_set (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  provider text not null default '',
  note text not null default '',
  -- A replacement that would withdraw a larger share, in percent, waits for a person.
  most_withdrawn integer not null default 25 check (most_withdrawn between 0 and 100),
  created_at timestamptz not null,
  by_name text not null,
  deleted_at timestamptz
);
create unique index provider_set_name on loading.provider_set (lower(name)) where deleted_at is null;

-- How files are loaded: which rules, what becomes of new and known titles, items, the provider's set.
create table loading.profile (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  settings jsonb not null,
  changed_at timestamptz not null,
  by_name text not null,
  deleted_at timestamptz
);
create unique index profile_name on loading.profile (lower(name)) where deleted_at is null;

-- Files of records that were brought in, or looked at before they are.
create table loading.import (
  id bigint generated always as identity primary key,
  name text not null,
  -- Address in the file store.
  file text not null,
  size bigint not null,
  -- How its records are written, once it was looked at.
  form text,
  state text not null default 'waiting' check (state in
    ('waiting', 'previewing', 'previewed', 'running', 'done', 'failed', 'cancelled', 'reverted')),
  job_id bigint,
  created_at timestamptz not null,
  by_name text not null,
  started_at timestamptz,
  finished_at timestamptz,
  -- Counts and how far it came, written in the transaction of each batch: after a crash it goes on from here.
  read bigint not null default 0,
  added bigint not null default 0,
  updated bigint not null default 0,
  unchanged bigint not null default 0,
  refused bigint not null default 0,
  removed bigint not null default 0,
  skipped bigint not null default 0,
  items_added bigint not null default 0,
  items_refused bigint not null default 0,
  -- Titles of a provider's set that the file no longer has: withdrawn, or how many wait for a person, and why.
  withdrawn bigint not null default 0,
  held_back bigint not null default 0,
  held_why text,
  error text,
  profile_name text,
  -- The profile as it was when the import began, with the rules that it names.
  plan jsonb,
  check (read = added + updated + unchanged + refused + removed + skipped)
);
create index import_created on loading.import (created_at desc);

-- What happened with each record of a file, or would.
create table loading.import_row (
  import_id bigint not null references loading.import (id) on delete cascade,
  -- Place in the file, 1 first.
  number bigint not null,
  -- Where the record stands in the unpacked file, in bytes.
  at bigint not null,
  length bigint not null,
  state text not null check (state in ('added', 'updated', 'unchanged', 'refused', 'removed', 'skipped')),
  control text,
  -- Kept only of records that are no title yet; the others are known by theirs.
  title text,
  bib_id bigint references catalog.bib (id),
  -- The version that this record became; null where nothing was written.
  version integer,
  notes text[] not null default '{}',
  -- What became of it when the import was undone.
  reverted text check (reverted in ('done', 'kept')),
  -- What a person chose in the preview, and for which title.
  choice text check (choice in ('skip', 'add', 'match')),
  choice_bib bigint references catalog.bib (id),
  -- Titles among which a person has to choose.
  candidates bigint[],
  -- Local fields that the overlay takes away.
  lost text[],
  items integer not null default 0,
  primary key (import_id, number)
);
create index import_row_state on loading.import_row (import_id, state, number) where state <> 'added';
create index import_row_bib on loading.import_row (bib_id);
create index import_row_open on loading.import_row (import_id, number) where candidates is not null or lost is not null;

-- Imports were a part of the catalogue: what it has of them comes along. Its own tables stay as they were for one release.
insert into loading.import (id, name, file, size, form, state, job_id, created_at, by_name, started_at, finished_at, read,
    added, updated, unchanged, refused, error)
  overriding system value
  select id, name, file, size, form, state, job_id, created_at, by_name, started_at, finished_at, read,
    added, updated, unchanged, refused, error
  from catalog.import;
select setval(pg_get_serial_sequence('loading.import', 'id'), greatest(1, (select max(id) from loading.import)),
  exists (select from loading.import));
insert into loading.import_row (import_id, number, at, length, state, control, title, bib_id, version, notes, reverted)
  select import_id, number, at, length, state, control, title, bib_id, version, notes, reverted from catalog.import_row;
drop view catalog.import_view;
drop view catalog.import_bib_view;

-- Imports with how they stand.
create view loading.import_view as
  select id, name, state, created_at, finished_at, added, updated from loading.import;
-- The titles whose records an import wrote.
create view loading.import_bib_view as
  select distinct import_id, bib_id from loading.import_row where version is not null;

-- Items that an import made.
create table loading.import_item (
  import_id bigint not null references loading.import (id) on delete cascade,
  number bigint not null,
  item_id bigint not null references catalog.item (id),
  bib_id bigint not null,
  reverted text check (reverted in ('done', 'kept')),
  primary key (import_id, item_id)
);
create index import_item_bib on loading.import_item (import_id, bib_id);

create table loading.set_member (
  set_id bigint not null references loading.provider_set (id),
  bib_id bigint not null references catalog.bib (id),
  -- The import that last brought it, and the one that made it a member.
  import_id bigint not null,
  first_import_id bigint not null,
  -- Whether the title came into the catalogue with the set.
  came_with_set boolean not null,
  -- Addresses (856 $u) that the provider gave for it.
  links text[] not null default '{}',
  primary key (set_id, bib_id)
);
create index set_member_bib on loading.set_member (bib_id);

-- What became of titles that a file no longer had.
create table loading.withdrawal (
  import_id bigint not null references loading.import (id) on delete cascade,
  set_id bigint not null,
  bib_id bigint not null,
  fate text not null check (fate in ('deleted', 'links-removed', 'left')),
  -- The version that the record became where links were taken out of it.
  version integer,
  member jsonb not null,
  why text not null default '',
  reverted text check (reverted in ('done', 'kept')),
  primary key (import_id, bib_id)
);

-- Places that are looked at by themselves for files to load.
create table loading.source (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  kind text not null check (kind in ('folder', 'url')),
  place text not null,
  profile_id bigint references loading.profile (id),
  -- Hours between two looks.
  every_hours integer not null check (every_hours between 1 and 8784),
  active boolean not null default true,
  next_at timestamptz not null,
  last_at timestamptz,
  last_result text,
  by_name text not null,
  deleted_at timestamptz
);
-- Files that were taken from there: a file is loaded once.
create table loading.source_file (
  source_id bigint not null references loading.source (id),
  name text not null,
  -- SHA-256 of its bytes.
  hash text not null,
  import_id bigint,
  at timestamptz not null,
  primary key (source_id, hash)
);
