create schema e_collections;

-- Titles that a provider gives access to, by one licence: what readers may use, and by which way.
create table e_collections.collection (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  provider text not null default '',
  active boolean not null default true,
  -- Put before the addresses of titles, or holding {url}; empty: readers go there at once.
  proxy_prefix text not null default '',
  -- What the licence says of interlibrary loan, in words.
  interlibrary text not null default '',
  note text not null default '',
  -- Where the list of titles is fetched; empty: it is brought by hand.
  url text not null default '',
  every_hours integer not null default 168 check (every_hours between 1 and 8784),
  next_at timestamptz,
  -- What came of the last look, and the file that was seen.
  said text not null default '',
  said_at timestamptz,
  seen_file text not null default '',
  -- Counts each change of its titles, so that a preview knows whether it still holds.
  version integer not null default 0,
  -- The list that was applied last: only that one can be undone.
  last_list_id bigint,
  -- Brief records of titles that the catalogue lacks.
  provider_set_id bigint references loading.provider_set (id),
  records_import_id bigint,
  by_name text not null,
  created_at timestamptz not null,
  deleted_at timestamptz
);
create unique index collection_name on e_collections.collection (lower(name)) where deleted_at is null;
create index collection_due on e_collections.collection (next_at) where url <> '' and deleted_at is null;

-- A title of a collection: a periodical with its runs, or a book.
create table e_collections.title (
  id bigint generated always as identity primary key,
  collection_id bigint not null references e_collections.collection (id),
  -- By which it is known again in the next list of the provider.
  key text collate "C" not null,
  name text not null,
  sort_key text collate "C" not null,
  kind text not null check (kind in ('serial', 'monograph')),
  -- Its numbers as the catalogue keeps them: issn:…, isbn:…, and that of its brief record.
  numbers text[] not null,
  url text not null,
  -- The lines of the list, one for each run, with all their columns.
  lines jsonb not null,
  unique (collection_id, key)
);
create index title_numbers on e_collections.title using gin (numbers);
create index title_sort on e_collections.title (sort_key);

-- Lists of titles that were brought: looked at first, then applied, undone.
create table e_collections.list (
  id bigint generated always as identity primary key,
  collection_id bigint not null references e_collections.collection (id),
  file_name text not null,
  file text not null,
  -- replace: titles that are not in the list go; update: they stay.
  mode text not null check (mode in ('replace', 'update')),
  state text not null default 'reading' check (state in ('reading', 'previewed', 'applied', 'undone', 'discarded', 'failed')),
  -- Applied by itself unless something asks for a person.
  automatic boolean not null default false,
  job_id bigint,
  -- The version of the collection that it was compared with.
  base_version integer,
  lines integer not null default 0,
  doubts integer not null default 0,
  refused integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  withdrawn integer not null default 0,
  unchanged integer not null default 0,
  -- The refused lines as they came, as a file.
  refused_file text,
  said text not null default '',
  by_name text not null,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index list_collection on e_collections.list (collection_id, id desc);

create table e_collections.refused_line (
  list_id bigint not null references e_collections.list (id) on delete cascade,
  number integer not null,
  text text not null,
  reasons text[] not null,
  primary key (list_id, number)
);

-- What a list changes, or would: titles before and after, for applying and undoing.
create table e_collections.change (
  list_id bigint not null references e_collections.list (id) on delete cascade,
  key text collate "C" not null,
  name text not null,
  fate text not null check (fate in ('added', 'changed', 'withdrawn')),
  before jsonb,
  after jsonb,
  primary key (list_id, key)
);

-- The titles of a list while it is compared.
create table e_collections.incoming (
  list_id bigint not null references e_collections.list (id) on delete cascade,
  key text collate "C" not null,
  title jsonb not null,
  primary key (list_id, key)
);
