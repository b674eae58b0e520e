create schema discovery;

-- What readers looked for, counted by day and by nothing finer; who looked is never known here.
create table discovery.search_day (
  day date not null,
  -- The search, folded: spellings that find the same are counted together.
  term_key text not null,
  -- As it was typed last.
  term text not null,
  searches integer not null check (searches > 0),
  -- How many of them found nothing.
  without_result integer not null check (without_result between 0 and searches),
  -- Titles found the last time.
  found integer not null,
  primary key (day, term_key)
);
create index search_day_by_term on discovery.search_day (term_key);

-- How often the page of a title was looked at.
create table discovery.view_day (
  day date not null,
  bib_id bigint not null,
  views integer not null check (views > 0),
  primary key (day, bib_id)
);

-- All searches and views of a day, those too of which no words are kept.
create table discovery.day (
  day date primary key,
  searches bigint not null default 0,
  without_result bigint not null default 0,
  views bigint not null default 0
);

-- Readers who look for the one are shown the other: the library's answer to a search that finds nothing.
create table discovery.cross_reference (
  id bigint generated always as identity primary key,
  term_key text not null unique,
  term text not null check (length(term) between 1 and 200),
  -- What is searched instead, as one would type it.
  target text not null check (length(target) between 1 and 200),
  created_at timestamptz not null,
  created_by text not null
);
