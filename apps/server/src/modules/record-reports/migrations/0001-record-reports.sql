create schema record_reports;

-- What was asked about records of the catalogue, and what was found. A report keeps the numbers of its records, so that a
-- list behind one of its figures, and a table of its records, are about the same ones.
create table record_reports.report (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('counts', 'comparison', 'list')),
  name text not null check (name <> ''),
  selection jsonb not null,
  selection_text text not null,
  -- Which counts, which moments are compared, or which question a list answers.
  request jsonb not null,
  -- The report that a list was made from.
  parent_id bigint references record_reports.report (id) on delete cascade,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'stopped', 'failed')),
  job_id bigint,
  bibs bigint[] not null,
  records integer not null default 0,
  result jsonb,
  error text,
  owner text not null,
  by_name text not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  check ((kind = 'list') = (parent_id is not null))
);
create index report_created on record_reports.report (created_at desc) where parent_id is null;
create index report_parent on record_reports.report (parent_id);

-- Records of a list, and those that differ in a comparison.
create table record_reports.listed (
  report_id bigint not null references record_reports.report (id) on delete cascade,
  bib_id bigint not null references catalog.bib (id),
  fate text check (fate in ('added', 'changed', 'removed')),
  -- Fields that differ.
  tags text[] not null default '{}',
  before_version integer,
  after_version integer,
  primary key (report_id, bib_id)
);
