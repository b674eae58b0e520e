create schema batch_editing;

-- Saved tasks: steps that are done to records, as JSON in the form of the package marc-tasks.
create table batch_editing.task (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  task jsonb not null,
  folder text not null default '',
  tags text[] not null default '{}',
  shared boolean not null default true,
  -- Whose it is: `staff:4`, `key:2`, `system:`.
  owner text not null,
  owner_name text not null,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by text not null,
  deleted_at timestamptz
);
-- Tasks call each other by name.
create unique index task_name on batch_editing.task (lower(name)) where deleted_at is null;

create table batch_editing.task_version (
  task_id bigint not null references batch_editing.task (id),
  version integer not null check (version > 0),
  task jsonb not null,
  at timestamptz not null,
  by_name text not null,
  why text not null,
  primary key (task_id, version)
);

create table batch_editing.record_set (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  note text not null default '',
  shared boolean not null default true,
  owner text not null,
  owner_name text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  deleted_at timestamptz
);
create unique index record_set_name on batch_editing.record_set (lower(name)) where deleted_at is null;

create table batch_editing.record_set_member (
  set_id bigint not null references batch_editing.record_set (id),
  bib_id bigint not null references catalog.bib (id),
  primary key (set_id, bib_id)
);
create index record_set_member_bib on batch_editing.record_set_member (bib_id);

-- A task that runs by itself.
create table batch_editing.schedule (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  task_id bigint not null references batch_editing.task (id),
  -- When: see `ScheduleTimes` in the contract.
  times jsonb not null,
  time_zone text not null,
  selection jsonb,
  mode text not null check (mode in ('apply', 'preview')),
  enabled boolean not null default true,
  next_at timestamptz,
  last_at timestamptz,
  problem text,
  by_name text not null,
  created_at timestamptz not null,
  deleted_at timestamptz
);
create index schedule_due on batch_editing.schedule (next_at) where enabled and deleted_at is null;

-- Imports that a schedule has looked at.
create table batch_editing.schedule_import (
  schedule_id bigint not null references batch_editing.schedule (id),
  import_id bigint not null references catalog.import (id) on delete cascade,
  primary key (schedule_id, import_id)
);

-- A task run over a selection, or the undoing of such a run.
create table batch_editing.run (
  id bigint generated always as identity primary key,
  name text not null,
  why text not null,
  kind text not null check (kind in ('task', 'undo')),
  undoes bigint references batch_editing.run (id),
  schedule_id bigint references batch_editing.schedule (id),
  task_id bigint references batch_editing.task (id),
  task_name text not null,
  -- The task and those that it calls, as they were when the run began.
  task jsonb not null,
  called jsonb not null default '[]',
  state text not null default 'waiting' check (state in ('waiting', 'previewing', 'previewed', 'applying', 'stopped',
    'applied', 'failed', 'discarded')),
  selection jsonb,
  selection_text text not null,
  job_id bigint,
  apply_at_once boolean not null default false,
  created_at timestamptz not null,
  by_name text not null,
  previewed_at timestamptz,
  applied_at timestamptz,
  applied_by text,
  -- Codes of the questions that were passed.
  passed text[] not null default '{}',
  records integer not null default 0,
  -- Counts as they were when its job last ended, or someone chose; those of a job at work are added up from its parts.
  counts jsonb,
  -- Steps of the task that are on, and how many of them are understood.
  instructions integer not null default 0,
  understood integer not null default 0,
  error text,
  check ((kind = 'undo') = (undoes is not null))
);
-- A run is undone by one other at a time.
create unique index run_undoes on batch_editing.run (undoes) where state <> 'discarded';
create index run_created on batch_editing.run (created_at desc);

-- The records of a run in pieces: each is previewed in one transaction and written in one, so that a run that was killed
-- goes on where it was.
create table batch_editing.run_part (
  run_id bigint not null references batch_editing.run (id),
  number integer not null,
  -- Place of its first record in the run, from 1.
  first integer not null,
  bibs bigint[] not null,
  state text not null default 'waiting' check (state in ('waiting', 'previewed', 'written')),
  -- Records that the task comes to no end with.
  stuck bigint[] not null default '{}',
  counts jsonb,
  primary key (run_id, number)
);

-- Records that a run changes, or could not change. One that is ready is written when its part is.
create table batch_editing.change (
  run_id bigint not null,
  bib_id bigint not null references catalog.bib (id),
  part integer not null,
  state text not null check (state in ('ready', 'left-out', 'refused', 'emptied', 'stuck', 'conflict')),
  -- The version that was looked at; the next one is what the run wrote.
  version integer not null,
  steps integer[] not null default '{}',
  tags text[] not null default '{}',
  thinned boolean not null default false,
  protected boolean not null default false,
  locked_by text,
  note text,
  primary key (run_id, bib_id),
  foreign key (run_id, part) references batch_editing.run_part (run_id, number)
);

-- What would be written, until it is: the record, and what hangs on it where that changes too.
create table batch_editing.draft (
  run_id bigint not null,
  bib_id bigint not null,
  part integer not null,
  form text,
  -- Nothing where the record of an earlier version is taken back.
  record bytea,
  -- Where the moment of the change (005) stands in the record, in bytes from 0.
  stamp_at integer,
  from_version integer,
  -- What hangs on the record, as JSON, and which parts of it stay as they are; nothing where all of it does.
  beside text,
  same text[],
  primary key (run_id, bib_id),
  check ((record is null) <> (from_version is null))
) with (toast_tuple_target = 8160);

-- A task run over an uploaded file.
create table batch_editing.file_edit (
  id bigint generated always as identity primary key,
  name text not null,
  -- Addresses in the file store: what was uploaded, and what came of it.
  file text not null,
  result text,
  size bigint not null,
  form text,
  task_id bigint references batch_editing.task (id),
  task_name text not null,
  task jsonb not null,
  called jsonb not null default '[]',
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  job_id bigint,
  created_at timestamptz not null,
  by_name text not null,
  records integer not null default 0,
  changed integer not null default 0,
  untouched integer not null default 0,
  steps jsonb not null default '{}',
  error text,
  deleted_at timestamptz
);

create table batch_editing.file_change (
  edit_id bigint not null references batch_editing.file_edit (id) on delete cascade,
  -- Place in the file, from 1.
  number integer not null,
  state text not null check (state in ('changed', 'untouched')),
  control text,
  title text,
  steps integer[] not null default '{}',
  note text,
  -- Where the record stands in the unpacked file, and in the result, in bytes.
  at bigint not null,
  length bigint not null,
  result_at bigint,
  result_length bigint,
  primary key (edit_id, number)
);
