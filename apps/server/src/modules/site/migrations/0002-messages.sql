-- What people write to the library from its site. Who it is stands only in what they wrote; done messages go after some weeks.
create table site.message (
  id bigint generated always as identity primary key,
  -- Null: the library as a whole.
  branch_id bigint references org.branch (id) on delete set null,
  name text not null check (length(name) <= 200),
  -- How to answer: an e-mail address or a telephone number.
  answer_to text not null check (length(answer_to) between 3 and 320),
  text text not null check (length(text) between 1 and 5000),
  language text not null,
  at timestamptz not null,
  done_at timestamptz,
  done_by text,
  check ((done_at is null) = (done_by is null))
);
create index message_open on site.message (at) where done_at is null;
create index message_done on site.message (done_at) where done_at is not null;
