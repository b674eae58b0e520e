create schema lists;

-- Titles that a patron, or the library, has put together.
create table lists.list (
  id bigint generated always as identity primary key,
  -- Null: a list of the library's.
  patron_id bigint references patrons.patron (id),
  name text not null check (length(name) between 1 and 200),
  note text not null default '' check (length(note) <= 4000),
  -- Under which name it is shown; empty: under none.
  signed text not null default '' check (length(signed) <= 60),
  sharing text not null default 'private' check (sharing in ('private', 'link', 'public')),
  -- What its address ends with; cannot be guessed.
  token text not null unique check (length(token) >= 20),
  -- On the home page, the lowest first; null: not there.
  home_place integer check (home_place > 0),
  -- Taken from the public by staff, with the reason for its owner.
  hidden_reason text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check (home_place is null or patron_id is null)
);
create index list_patron on lists.list (patron_id);
create index list_public on lists.list (changed_at) where sharing = 'public' and hidden_reason is null;

create table lists.entry (
  list_id bigint not null references lists.list (id) on delete cascade,
  bib_id bigint not null references catalog.bib (id),
  place integer not null check (place > 0),
  note text not null default '' check (length(note) <= 1000),
  added_at timestamptz not null,
  primary key (list_id, bib_id),
  constraint entry_place unique (list_id, place) deferrable initially deferred
);
create index entry_bib on lists.entry (bib_id);
