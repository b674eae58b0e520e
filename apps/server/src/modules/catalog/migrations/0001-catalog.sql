create schema catalog;

-- A title: what lists need of it. Its MARC record is the row of `bib_version` with the same version number.
create table catalog.bib (
  id bigint generated always as identity primary key,
  control_number text collate "C" not null,
  control_source text collate "C" not null default '',
  version integer not null default 1 check (version > 0),
  title text not null,
  original_title text,
  author text,
  original_author text,
  year integer,
  format text not null,
  language text,
  isbn text,
  class_number text,
  summary text,
  -- Headings that it carries (authorities.heading), so that their counts are exact when it changes.
  headings bigint[] not null default '{}',
  suppressed boolean not null default false,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  deleted_at timestamptz
);

-- Every version of every record with who, when and why; the bytes as they came, or as they were saved here.
create table catalog.bib_version (
  bib_id bigint not null references catalog.bib (id),
  version integer not null check (version > 0),
  -- How the bytes are written: a format that `@carrel/marc` reads.
  form text not null check (form in ('iso2709', 'marcxml', 'json', 'jsonl', 'mrk', 'line', 'text', 'aleph', 'microlif')),
  record bytea not null,
  at timestamptz not null,
  by_name text not null,
  why text not null,
  import_id bigint,
  primary key (bib_id, version)
) with (toast_tuple_target = 8160);
-- Records of a few kilobytes stay as they are: compressing each would cost an import more than the disk is worth.

-- Keys by which an incoming record finds its title: `control:…`, `isbn:…`, `issn:…`, `lccn:…`, `oclc:…`. Written only
-- together with the title itself, many at once, therefore without a foreign key of their own.
create table catalog.match_key (
  key text collate "C" not null,
  bib_id bigint not null,
  primary key (key, bib_id)
);
create index match_key_bib on catalog.match_key (bib_id);

create table catalog.item_type (
  code text primary key check (code ~ '^[a-z0-9][a-z0-9-]*$'),
  name text not null check (name <> '')
);

create table catalog.item (
  id bigint generated always as identity primary key,
  bib_id bigint not null references catalog.bib (id),
  barcode text not null check (barcode <> ''),
  call_number text not null default '',
  -- Sorts as the shelf is sorted, bytewise.
  shelf_key text collate "C" not null default '',
  branch_id bigint not null references org.branch (id),
  holding_branch_id bigint not null references org.branch (id),
  location_id bigint references org.shelving_location (id),
  item_type text not null references catalog.item_type (code),
  status text not null default 'available' check (status in ('available', 'on-loan', 'on-hold-shelf', 'in-transit',
    'in-process', 'on-order', 'missing', 'lost', 'claimed-returned', 'damaged', 'withdrawn')),
  status_since timestamptz not null,
  price_amount bigint check (price_amount >= 0),
  price_currency text,
  copy_number text,
  part text,
  note text not null default '',
  accompanying text not null default '',
  created_at timestamptz not null,
  changed_at timestamptz not null,
  deleted_at timestamptz,
  check ((price_amount is null) = (price_currency is null))
) with (fillfactor = 85);
-- No index holds the status: every check-out changes it, and an update that touches no index stays in its page.
create unique index item_barcode on catalog.item (barcode) where deleted_at is null;
create index item_bib on catalog.item (bib_id) where deleted_at is null;
create index item_shelf on catalog.item (branch_id, location_id, shelf_key) where deleted_at is null;

-- What other modules may join in SQL.
create view catalog.bib_view as
  select id, control_number, version, title, original_title, author, original_author, year, format, language, isbn,
    class_number, summary, suppressed, created_at, changed_at
  from catalog.bib where deleted_at is null;

-- Every item that ever was, with the title's words; `deleted_at` is set where it is gone.
create view catalog.item_history_view as
  select i.id, i.bib_id, i.barcode, i.call_number, i.shelf_key, i.branch_id, i.holding_branch_id, i.location_id,
    i.item_type, i.status, i.status_since, i.price_amount, i.price_currency, i.copy_number, i.part, i.note,
    i.accompanying, i.created_at, i.changed_at, i.deleted_at,
    b.title, b.original_title, b.author, b.year, b.format, b.language, b.isbn, b.class_number, b.suppressed
  from catalog.item i join catalog.bib b on b.id = i.bib_id;

-- The items that the library has.
create view catalog.item_view as
  select i.id, i.bib_id, i.barcode, i.call_number, i.shelf_key, i.branch_id, i.holding_branch_id, i.location_id,
    i.item_type, i.status, i.status_since, i.price_amount, i.price_currency, i.copy_number, i.part, i.note,
    i.accompanying, i.created_at, i.changed_at,
    b.title, b.original_title, b.author, b.year, b.format, b.language, b.isbn, b.class_number, b.suppressed
  from catalog.item i join catalog.bib b on b.id = i.bib_id
  where i.deleted_at is null;

-- What the search index holds of a title: JSON text in the shape of `SearchDocument`.
create table catalog.search_document (
  bib_id bigint primary key,
  document text not null
) with (toast_tuple_target = 8160);

-- What the search index has to look at again. One row for each transaction and kind, so that an import of a batch is one
-- row. `xid` tells a follower, with the snapshot of its last look, exactly which rows are new to it (see search/follow.ts).
create table catalog.search_change (
  sequence bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  kind text not null check (kind in ('document', 'availability')),
  bibs bigint[] not null,
  -- When it may be forgotten, by the database's own clock.
  at timestamptz not null default now(),
  primary key (xid, sequence)
);

-- One row: which history the changes belong to, and from which transaction on they are still there.
create table catalog.search_history (
  "only" boolean primary key default true check ("only"),
  epoch uuid not null default gen_random_uuid(),
  kept_from xid8 not null default '0'
);
