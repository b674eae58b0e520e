-- What readers ask for that the library does not have: to be got from another library, as a loan or a copy.
create table resource_sharing.reader_request (
  id bigint generated always as identity primary key,
  -- Null: its patron is erased.
  patron_id bigint references patrons.patron (id),
  kind text not null check (kind in ('article', 'chapter', 'book', 'journal', 'thesis')),
  -- The book or journal, and the article or chapter in it.
  title text not null check (length(title) <= 500),
  part text not null default '' check (length(part) <= 500),
  author text not null default '' check (length(author) <= 300),
  -- ISBN or ISSN.
  number text not null default '' check (length(number) <= 40),
  doi text not null default '' check (length(doi) <= 250),
  year text not null default '' check (length(year) <= 20),
  volume text not null default '' check (length(volume) <= 50),
  issue text not null default '' check (length(issue) <= 50),
  pages text not null default '' check (length(pages) <= 50),
  note text not null default '' check (length(note) <= 2000),
  pickup_branch_id bigint references org.branch (id),
  state text not null default 'new' check (state in ('new', 'ordered', 'here', 'declined', 'done')),
  -- What the reader is told.
  answer text not null default '' check (length(answer) <= 1000),
  created_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  check (title <> '' or part <> '')
);
create index reader_request_patron on resource_sharing.reader_request (patron_id, id);
create index reader_request_state on resource_sharing.reader_request (state, id);
