create table catalog.import (
  id bigint generated always as identity primary key,
  name text not null,
  -- Address in the file store.
  file text not null,
  size bigint not null,
  -- How its records are written, once it was looked at.
  form text,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled', 'reverted')),
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
  error text,
  check (read = added + updated + unchanged + refused)
);
create index import_created on catalog.import (created_at desc);

-- What happened with each record of a file.
create table catalog.import_row (
  import_id bigint not null references catalog.import (id) on delete cascade,
  -- Place in the file, 1 first.
  number bigint not null,
  -- Where the record stands in the unpacked file, in bytes.
  at bigint not null,
  length bigint not null,
  state text not null check (state in ('added', 'updated', 'unchanged', 'refused')),
  control text,
  -- Kept only of records that were refused; the others are known by their title.
  title text,
  bib_id bigint references catalog.bib (id),
  -- The version that this record became; null where nothing was written.
  version integer,
  notes text[] not null default '{}',
  -- What became of it when the import was undone.
  reverted text check (reverted in ('done', 'kept')),
  primary key (import_id, number)
);
create index import_row_state on catalog.import_row (import_id, state, number) where state in ('refused', 'updated', 'unchanged');
create index import_row_bib on catalog.import_row (bib_id);
