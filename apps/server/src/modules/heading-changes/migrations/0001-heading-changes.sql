create schema heading_changes;

-- Headings that somebody changed everywhere, one by one or as a cluster; what happens with the records is a batch edit.
create table heading_changes.change (
  run_id bigint primary key references batch_editing.run (id),
  -- What was asked for: see `HeadingChangeRequest` in the contract.
  request jsonb not null,
  from_text text not null,
  to_text text not null,
  -- The old heading goes on leading to the titles.
  keep_old boolean not null default false,
  at timestamptz not null,
  by_name text not null
);

-- An authority record establishes another heading than before: the records that carry the old one may follow.
create table heading_changes.offer (
  id bigint generated always as identity primary key,
  authority_id bigint not null,
  vocabulary text not null,
  kind text not null check (kind in ('name', 'title', 'subject', 'genre', 'any')),
  from_text text not null,
  to_text text not null,
  state text not null default 'open' check (state in ('open', 'taken', 'dismissed')),
  run_id bigint references batch_editing.run (id),
  at timestamptz not null,
  settled_at timestamptz,
  settled_by text
);
create index offer_open on heading_changes.offer (id) where state = 'open';

-- A reparative project: which headings are changed, and why.
create table heading_changes.project (
  id bigint generated always as identity primary key,
  title text not null check (title <> ''),
  -- Why it is done, for everyone to read.
  reason text not null default '',
  -- Who answers for it, and where the words come from.
  contact text not null default '',
  sources text not null default '',
  state text not null default 'draft' check (state in ('draft', 'active', 'finished')),
  -- Shown to the public: its page, its list, a note with each title that it changed.
  public boolean not null default false,
  -- Old terms go on leading to the titles.
  keep_old boolean not null default true,
  -- What happens with records that come later: nothing, they are listed, or they are changed.
  watch text not null default 'list' check (watch in ('off', 'list', 'apply')),
  watched_at timestamptz,
  created_at timestamptz not null,
  by_name text not null,
  changed_at timestamptz not null,
  deleted_at timestamptz
);

create table heading_changes.rule (
  id bigint generated always as identity primary key,
  project_id bigint not null references heading_changes.project (id),
  position integer not null,
  action text not null check (action in ('replace', 'add', 'remove')),
  how text not null default 'exact' check (how in ('exact', 'pattern')),
  kind text not null default 'subject' check (kind in ('name', 'title', 'subject', 'genre', 'any')),
  from_text text not null check (from_text <> ''),
  to_text text not null default '',
  source text not null default '',
  to_source text not null default '',
  -- Only fields of this institution ($5).
  institution text not null default '',
  subdivided boolean not null default true,
  as_subdivision boolean not null default false,
  reason text not null default '',
  enabled boolean not null default true,
  deleted_at timestamptz,
  check (action <> 'remove' or to_text = ''),
  check (action = 'remove' or to_text <> '' or to_source <> '')
);
create index rule_project on heading_changes.rule (project_id, position) where deleted_at is null;

-- A project done to the catalogue once; the rules as they were then, in the order of the steps of the batch edit.
create table heading_changes.project_run (
  run_id bigint primary key references batch_editing.run (id),
  project_id bigint not null references heading_changes.project (id),
  rules jsonb not null,
  at timestamptz not null,
  by_name text not null
);
create index project_run_project on heading_changes.project_run (project_id);

-- A look for texts that may mean the same.
create table heading_changes.clustering (
  id bigint generated always as identity primary key,
  -- What was asked for: see `ClusteringRequest` in the contract.
  request jsonb not null,
  name text not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  job_id bigint,
  texts integer not null default 0,
  clusters integer not null default 0,
  error text,
  at timestamptz not null,
  by_name text not null
);

create table heading_changes.cluster (
  clustering_id bigint not null references heading_changes.clustering (id) on delete cascade,
  number integer not null,
  -- The texts with how many records have each, and some of these: `[{"text": …, "count": …, "bibs": […]}]`.
  forms jsonb not null,
  records integer not null,
  state text not null default 'open' check (state in ('open', 'merged', 'skipped')),
  chosen text,
  run_id bigint references batch_editing.run (id),
  primary key (clustering_id, number)
);
