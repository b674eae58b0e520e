create schema copy_cataloguing;

-- A catalogue of others that records are fetched from.
create table copy_cataloguing.target (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  protocol text not null check (protocol in ('z39.50', 'sru')),
  -- Z39.50: where it is and what it is called there.
  host text not null default '',
  port integer check (port between 1 and 65535),
  database text not null default '',
  tls boolean not null default false,
  -- SRU: its address.
  url text not null default '',
  sru_version text not null default '1.1' check (sru_version in ('1.1', '1.2', '2.0')),
  syntax text not null default 'usmarc' check (syntax in ('usmarc', 'unimarc', 'xml')),
  record_schema text not null default 'marcxml',
  element_set text not null default 'F',
  -- `auto`: as records and their bytes say.
  charset text not null default 'auto',
  -- Attributes or index names by search key; a key that is left out has the usual one, an empty text none.
  indexes jsonb not null default '{}',
  username text,
  password text,
  group_name text,
  timeout_seconds integer not null default 10 check (timeout_seconds between 1 and 120),
  most integer not null default 10 check (most between 1 and 100),
  -- In which order they are asked, and shown where all else is equal.
  place integer not null default 0,
  enabled boolean not null default true,
  tags text[] not null default '{}',
  note text not null default '',
  changed_at timestamptz not null,
  tested_at timestamptz,
  test_ok boolean,
  test_said text,
  check (protocol <> 'z39.50' or (host <> '' and port is not null and database <> '')),
  check (protocol <> 'sru' or url <> '')
);
create unique index target_name on copy_cataloguing.target (lower(name));

-- A search of the catalogues of others; kept for some days.
create table copy_cataloguing.search (
  id bigint generated always as identity primary key,
  terms jsonb not null,
  text text not null,
  owner text not null,
  by_name text not null,
  created_at timestamptz not null,
  -- Whoever asks says nothing more after this moment.
  until timestamptz not null,
  finished_at timestamptz
);
create index search_created on copy_cataloguing.search (created_at);

create table copy_cataloguing.search_target (
  search_id bigint not null references copy_cataloguing.search (id) on delete cascade,
  place integer not null,
  target_id bigint references copy_cataloguing.target (id) on delete set null,
  name text not null,
  state text not null default 'waiting'
    check (state in ('waiting', 'asking', 'found', 'nothing', 'failed', 'not-asked')),
  hits bigint,
  fetched integer not null default 0,
  -- What went wrong, or what else should be known, in sentences.
  message text,
  started_at timestamptz,
  finished_at timestamptz,
  primary key (search_id, place)
);

create table copy_cataloguing.candidate (
  id bigint generated always as identity primary key,
  search_id bigint not null references copy_cataloguing.search (id) on delete cascade,
  place integer not null,
  number integer not null,
  source text not null,
  -- As it came; `record` is what was read of it, in UTF-8.
  received bytea not null,
  record bytea not null,
  form text not null,
  encoding text not null,
  notes text[] not null default '{}',
  score integer not null,
  reasons jsonb not null,
  brief jsonb not null,
  work_key text not null,
  edition_key text not null,
  match_keys text[] not null default '{}',
  unique (search_id, place, number),
  foreign key (search_id, place) references copy_cataloguing.search_target (search_id, place) on delete cascade
);

-- Many ISBNs that are catalogued together.
create table copy_cataloguing.isbn_list (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  state text not null default 'waiting'
    check (state in ('waiting', 'searching', 'searched', 'bringing', 'brought', 'undoing', 'undone', 'stopped', 'failed')),
  targets bigint[] not null,
  -- The best record is taken by itself from this score on.
  least_score integer not null check (least_score between 0 and 100),
  columns jsonb not null default '{}',
  job_id bigint,
  error text,
  owner text not null,
  by_name text not null,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index isbn_list_created on copy_cataloguing.isbn_list (created_at desc);

create table copy_cataloguing.list_line (
  list_id bigint not null references copy_cataloguing.isbn_list (id) on delete cascade,
  number integer not null,
  text text not null,
  isbn text,
  cells jsonb not null default '{}',
  outcome text not null default 'waiting'
    check (outcome in ('waiting', 'found', 'several', 'weak', 'here', 'nothing', 'double', 'not-isbn', 'failed')),
  message text,
  search_id bigint references copy_cataloguing.search (id) on delete set null,
  candidate_id bigint references copy_cataloguing.candidate (id) on delete set null,
  -- By hand, or because it was the best.
  by_hand boolean not null default false,
  -- A title that the library has with this ISBN.
  here_bib bigint references catalog.bib (id),
  state text not null default 'open' check (state in ('open', 'left-out', 'brought', 'refused', 'undone', 'kept')),
  bib_id bigint references catalog.bib (id),
  -- The version that was written, by which an undo knows whether somebody saved it since.
  version integer,
  item_id bigint references catalog.item (id),
  primary key (list_id, number),
  check (state <> 'brought' or bib_id is not null)
);
create index list_line_search on copy_cataloguing.list_line (search_id);
create index list_line_candidate on copy_cataloguing.list_line (candidate_id);
create index list_line_bib on copy_cataloguing.list_line (bib_id);
create index list_line_here on copy_cataloguing.list_line (here_bib);
create index list_line_item on copy_cataloguing.list_line (item_id);
