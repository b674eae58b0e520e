create schema authority_control;

-- A file of authority records that was brought in.
create table authority_control.load (
  id bigint generated always as identity primary key,
  name text not null,
  file text not null,
  size bigint not null,
  form text,
  -- The vocabulary that all of its records are of; null: what each says itself.
  vocabulary text,
  -- Records that somebody edited here are replaced too.
  over_edited boolean not null default false,
  -- The file holds the whole vocabulary: what is not in it is taken out of use.
  whole boolean not null default false,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'linking', 'done', 'failed', 'cancelled')),
  read integer not null default 0,
  added integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  kept integer not null default 0,
  refused integer not null default 0,
  retired integer not null default 0,
  -- Of the records that were taken: how many have which heading field, and how many references.
  tags jsonb not null default '{}',
  see_from integer not null default 0,
  see_also integer not null default 0,
  validation integer not null default 0,
  -- Headings of the catalogue whose link changed by it.
  linked integer,
  job_id bigint,
  by_name text not null,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  error text
);

-- Records of a file of which something is to be told: refused ones, and those with a remark.
create table authority_control.load_row (
  load_id bigint not null references authority_control.load (id) on delete cascade,
  number bigint not null,
  at bigint not null,
  length bigint not null,
  state text not null check (state in ('added', 'updated', 'unchanged', 'kept', 'refused')),
  control text,
  heading text,
  authority_id bigint,
  notes text[] not null,
  primary key (load_id, number)
);

-- Headings whose titles the search index has to look at again.
create table authority_control.heading_to_describe (
  heading_id bigint primary key,
  sequence bigint generated always as identity
);
