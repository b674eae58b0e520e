create schema purchase_suggestions;

-- Something that a patron, or staff for the library, would like the library to buy.
create table purchase_suggestions.suggestion (
  id bigint generated always as identity primary key,
  -- Null: staff made it, or its patron is erased.
  patron_id bigint references patrons.patron (id),
  title text not null check (length(title) between 1 and 500),
  author text not null default '' check (length(author) <= 300),
  -- 13 digits; empty: not known.
  isbn text not null default '' check (isbn = '' or isbn ~ '^\d{13}$'),
  note text not null default '' check (length(note) <= 2000),
  wants_hold boolean not null default false,
  pickup_branch_id bigint references org.branch (id),
  state text not null default 'new' check (state in ('new', 'ordered', 'declined', 'here')),
  -- What the patron is told.
  reason text not null default '' check (length(reason) <= 1000),
  bib_id bigint references catalog.bib (id),
  hold_id bigint,
  created_at timestamptz not null,
  created_by text not null,
  decided_at timestamptz,
  decided_by text,
  check (state <> 'here' or bib_id is not null)
);
create index suggestion_patron on purchase_suggestions.suggestion (patron_id, created_at);
create index suggestion_state on purchase_suggestions.suggestion (state, created_at);
