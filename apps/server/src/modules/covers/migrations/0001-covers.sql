create schema covers;

-- The picture of a title that is shown in place of the drawn one; removed: none is shown, and none is fetched again.
create table covers.cover (
  bib_id bigint primary key references catalog.bib (id),
  state text not null check (state in ('shown', 'removed')),
  file text,
  media text check (media in ('image/jpeg', 'image/png', 'image/webp')),
  width integer,
  height integer,
  bytes integer,
  -- upload, or the source that it came from.
  source text not null,
  by_name text not null,
  changed_at timestamptz not null,
  check (state = 'removed' or (file is not null and media is not null and width > 0 and height > 0))
);

-- What a title is about, from outside, where its record does not say.
create table covers.description (
  bib_id bigint primary key references catalog.bib (id),
  state text not null check (state in ('shown', 'removed')),
  text text not null check (length(text) <= 5000),
  source text not null,
  changed_at timestamptz not null
);

-- When sources were asked for a title, and when they are asked again.
create table covers.look (
  bib_id bigint primary key references catalog.bib (id),
  at timestamptz not null,
  outcome text not null check (outcome in ('found', 'nothing', 'trouble')),
  said text not null,
  next_at timestamptz
);
create index look_due on covers.look (next_at);
create index look_at on covers.look (at desc);

-- One row: up to which title the catalogue was gone through.
create table covers.progress (
  "only" boolean primary key default true check ("only"),
  last_bib bigint not null default 0
);
insert into covers.progress default values;
