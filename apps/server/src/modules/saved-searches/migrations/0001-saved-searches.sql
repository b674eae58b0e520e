create schema saved_searches;

-- A search that a patron keeps, and how often they want to hear what is new in it.
create table saved_searches.search (
  id bigint generated always as identity primary key,
  patron_id bigint not null references patrons.patron (id),
  name text not null check (length(name) between 1 and 200),
  -- What the catalogue is asked: q, facet, yearFrom, yearTo.
  query jsonb not null,
  every text not null default 'never' check (every in ('never', 'day', 'week')),
  -- Titles up to this number were there or were told.
  seen_bib bigint not null default 0,
  -- When it is looked at next; null: never.
  next_at timestamptz,
  told_at timestamptz,
  -- Ends the mails of this search without signing in.
  token text not null unique check (length(token) >= 20),
  created_at timestamptz not null,
  check ((every = 'never') = (next_at is null)),
  unique (patron_id, query)
);
create index search_next on saved_searches.search (next_at) where next_at is not null;
