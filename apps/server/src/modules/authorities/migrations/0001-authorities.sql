create schema authorities;

-- A heading as it stands in records: one row for each kind, folded key and vocabulary.
create table authorities.heading (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('name', 'title', 'subject', 'genre')),
  -- NACO comparison form of the text: what sorts, matches and is browsed.
  key text collate "C" not null check (key <> ''),
  -- Code of the vocabulary that it comes from, such as `lcsh` or `mesh`; empty for names and where none is given.
  source text collate "C" not null default '',
  text text not null check (text <> ''),
  -- Titles that carry it now.
  bibs integer not null default 0 check (bibs >= 0),
  constraint heading_once unique (kind, key, source)
) with (fillfactor = 85);
