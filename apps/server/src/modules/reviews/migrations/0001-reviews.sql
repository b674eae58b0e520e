create schema reviews;

-- What a patron says of a title: one a patron and title.
create table reviews.review (
  id bigint generated always as identity primary key,
  bib_id bigint not null references catalog.bib (id),
  patron_id bigint not null references patrons.patron (id),
  stars smallint check (stars between 1 and 5),
  text text not null default '' check (length(text) <= 4000),
  -- Under which name it is shown.
  signed text not null check (length(signed) between 1 and 60),
  state text not null check (state in ('waiting', 'shown', 'refused')),
  -- Why it was refused, for its writer.
  reason text not null default '',
  changed_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  check (stars is not null or text <> ''),
  unique (bib_id, patron_id)
);
create index review_patron on reviews.review (patron_id, changed_at);
create index review_waiting on reviews.review (changed_at) where state = 'waiting';

-- Readers who find that a review should not stand there.
create table reviews.report (
  review_id bigint not null references reviews.review (id) on delete cascade,
  patron_id bigint not null references patrons.patron (id),
  reason text not null default '' check (length(reason) <= 500),
  at timestamptz not null,
  -- Staff have looked at it.
  settled boolean not null default false,
  primary key (review_id, patron_id)
);
create index report_patron on reviews.report (patron_id);
create index report_open on reviews.report (review_id) where not settled;

-- A word by which a patron marks a title; `key` is the word folded.
create table reviews.tag (
  id bigint generated always as identity primary key,
  bib_id bigint not null references catalog.bib (id),
  patron_id bigint not null references patrons.patron (id),
  tag text not null check (length(tag) between 1 and 40),
  key text not null,
  state text not null check (state in ('waiting', 'shown', 'refused')),
  added_at timestamptz not null,
  unique (bib_id, patron_id, key)
);
create index tag_bib on reviews.tag (bib_id, key) where state = 'shown';
create index tag_key on reviews.tag (key) where state = 'shown';
create index tag_patron on reviews.tag (patron_id, added_at);
create index tag_waiting on reviews.tag (added_at) where state = 'waiting';
