-- The shelf is walked by key in both directions, of one branch or of all; what has no call number stands nowhere.
create index item_shelf_walk on catalog.item (shelf_key, id) where deleted_at is null and shelf_key <> '';
create index item_shelf_branch_walk on catalog.item (branch_id, shelf_key, id) where deleted_at is null and shelf_key <> '';

-- How call numbers are made. The row that names most of branch, location and item type counts; what it leaves open is
-- taken from the next.
create table catalog.call_number_style (
  id bigint generated always as identity primary key,
  branch_id bigint references org.branch (id),
  location_id bigint references org.shelving_location (id),
  item_type text references catalog.item_type (code),
  scheme text check (scheme in ('lc', 'ddc', 'nlm', 'sudoc', 'local')),
  other_schemes text[] check (other_schemes <@ array['lc', 'ddc', 'nlm', 'sudoc', 'local']),
  prefix text,
  cutter_figures integer check (cutter_figures between 1 and 6),
  author_mark text check (author_mark in ('letters', 'cutter-sanborn', 'lc-cutter', 'none')),
  mark_letters integer check (mark_letters between 1 and 10),
  work_mark boolean,
  dewey_decimals integer check (dewey_decimals between 0 and 20),
  fiction text,
  biography text,
  with_year boolean,
  changed_at timestamptz not null,
  by_name text not null,
  unique nulls not distinct (branch_id, location_id, item_type)
);

-- The Cutter–Sanborn table that a library has; it may not be handed on with the program.
create table catalog.cutter_table (
  "only" boolean primary key default true check ("only"),
  name text not null,
  content text not null,
  entries integer not null,
  changed_at timestamptz not null,
  by_name text not null
);

-- Call numbers given to many items at once: planned, looked at, done, and taken back.
create table catalog.call_number_run (
  id bigint generated always as identity primary key,
  name text not null,
  -- `suggest`: made from the record; `mend`: the item's own number as the check proposes it.
  how text not null check (how in ('suggest', 'mend')),
  state text not null check (state in ('planning', 'planned', 'applying', 'done', 'undoing', 'undone', 'failed')),
  job_id bigint,
  created_at timestamptz not null,
  by_name text not null,
  finished_at timestamptz
);
create table catalog.call_number_run_row (
  run_id bigint not null references catalog.call_number_run (id) on delete cascade,
  item_id bigint not null references catalog.item (id),
  before text not null,
  -- Null where none could be made: `why` says it.
  after text,
  reasons text[] not null default '{}',
  warnings text[] not null default '{}',
  why text,
  state text not null check (state in ('planned', 'same', 'none', 'left-out', 'done', 'kept', 'undone')),
  primary key (run_id, item_id)
);
create index call_number_run_row_state on catalog.call_number_run_row (run_id, state, item_id);

-- Where a title stands by its class number, for titles that have no items.
create table catalog.title_shelf (
  bib_id bigint primary key,
  class_number text not null,
  shelf_key text collate "C" not null
);
create index title_shelf_walk on catalog.title_shelf (shelf_key, bib_id);
