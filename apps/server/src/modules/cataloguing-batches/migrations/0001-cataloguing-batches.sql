create schema cataloguing_batches;

-- Titles that are catalogued together, step by step, from a list of ISBNs.
create table cataloguing_batches.batch (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  list_id bigint not null references copy_cataloguing.isbn_list (id) on delete cascade,
  -- The batch edit by which a saved task was done to the titles.
  task_run_id bigint references batch_editing.run (id) on delete set null,
  by_name text not null,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index batch_created on cataloguing_batches.batch (created_at desc);
create index batch_list on cataloguing_batches.batch (list_id);
create index batch_task_run on cataloguing_batches.batch (task_run_id);

-- One way of changing the titles of a batch: planned, looked at, written, taken back.
create table cataloguing_batches.step (
  id bigint generated always as identity primary key,
  batch_id bigint not null references cataloguing_batches.batch (id) on delete cascade,
  kind text not null check (kind in ('constant', 'class', 'links')),
  request jsonb not null,
  state text not null default 'planning'
    check (state in ('planning', 'planned', 'applying', 'applied', 'undoing', 'undone', 'failed')),
  job_id bigint,
  error text,
  by_name text not null,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index step_batch on cataloguing_batches.step (batch_id, kind, id);

create table cataloguing_batches.change (
  step_id bigint not null references cataloguing_batches.step (id) on delete cascade,
  bib_id bigint not null references catalog.bib (id),
  state text not null check (state in ('ready', 'left-out', 'nothing', 'written', 'refused', 'undone', 'kept')),
  -- What would be done: tags that go, and fields that come.
  edit jsonb not null default '{}',
  text text not null default '',
  note text,
  before_version integer not null,
  after_version integer,
  -- The item whose call number follows, and what it had.
  item_id bigint references catalog.item (id),
  item_before text,
  primary key (step_id, bib_id)
);
create index change_bib on cataloguing_batches.change (bib_id);
create index change_item on cataloguing_batches.change (item_id);
