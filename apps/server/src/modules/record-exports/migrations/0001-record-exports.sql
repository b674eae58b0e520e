create schema record_exports;

-- What is given out, in which form, and when by itself.
create table record_exports.export (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  settings jsonb not null,
  -- Hours between two runs; null when it runs only when somebody says so.
  every_hours integer check (every_hours between 1 and 8784),
  next_at timestamptz,
  -- What changed later than this is given out next time, where only changes are wanted.
  changed_since timestamptz,
  by_name text not null,
  created_at timestamptz not null,
  deleted_at timestamptz
);
create index export_due on record_exports.export (next_at) where deleted_at is null and next_at is not null;

-- Files that were made, kept in the file store.
create table record_exports.run (
  id bigint generated always as identity primary key,
  export_id bigint not null references record_exports.export (id),
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  job_id bigint,
  created_at timestamptz not null,
  finished_at timestamptz,
  by_name text not null,
  -- The changes from here to there, where only changes were wanted.
  since timestamptz,
  until timestamptz,
  file text,
  size bigint,
  records bigint not null default 0,
  removed bigint not null default 0,
  items bigint not null default 0,
  left_out bigint not null default 0,
  error text
);
create index run_export on record_exports.run (export_id, id desc);
