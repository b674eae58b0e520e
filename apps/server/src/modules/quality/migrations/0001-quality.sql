create schema quality;

-- One thing that was found in the present version of a record. A row stays itself, with its number and the moment at which
-- it was first found, for as long as the same is found. Written for many titles at once, hence without a foreign key of its
-- own: titles are never taken out of their table.
create table quality.finding (
  id bigint generated always as identity primary key,
  bib_id bigint not null,
  code text collate "C" not null,
  severity text not null check (severity in ('error', 'warning', 'info')),
  tag text collate "C",
  -- Which of the fields with this tag, from 1.
  occurrence integer,
  subfield text collate "C",
  message text not null,
  -- Known again by: a short hash of the field in which it is; empty where it is in none.
  field_key text collate "C" not null default '',
  dismissed boolean not null default false,
  found_at timestamptz not null
);
create index finding_bib on quality.finding (bib_id);
create index finding_open on quality.finding (code, bib_id desc, id) where not dismissed;
create index finding_dismissed on quality.finding (code, bib_id desc, id) where dismissed;
create index finding_severity on quality.finding (severity, bib_id desc, id) where not dismissed;

-- "This is right as it is": stands for as long as the field in which it was found does not change.
create table quality.dismissal (
  bib_id bigint not null,
  code text collate "C" not null,
  tag text collate "C" not null,
  subfield text collate "C" not null,
  field_key text collate "C" not null,
  reason text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (bib_id, code, tag, subfield, field_key)
);

-- How much there is, as rows to be added up: each transaction writes what it changed, so that no two wait for each other.
-- The code is empty for records with any open finding at all, by their gravest severity.
create table quality.tally (
  code text collate "C" not null,
  severity text not null,
  flags bigint not null,
  dismissed bigint not null,
  records bigint not null
);

-- Records that were written many at once and wait to be checked.
create table quality.pending (
  id bigint generated always as identity primary key,
  bibs bigint[] not null
);

-- The walk through the whole catalogue: how far it came. One row.
create table quality.sweep (
  "only" boolean primary key default true check ("only"),
  why text not null,
  by_name text not null,
  -- Which edition of the rules it checks by: a newer program with other rules walks again.
  rules text not null,
  begun_at timestamptz not null,
  after_bib bigint not null default 0,
  checked bigint not null default 0,
  total bigint not null,
  job_id bigint,
  ended_at timestamptz,
  stopped boolean not null default false
);

-- What this library has decided about a rule.
create table quality.rule_setting (
  code text collate "C" primary key,
  off boolean not null default false,
  severity text check (severity in ('error', 'warning', 'info')),
  changed_at timestamptz not null,
  by_name text not null,
  check (off or severity is not null)
);

-- Fields that this library has defined for itself; what the format says of them is no finding.
create table quality.local_field (
  pattern text collate "C" primary key check (pattern ~ '^[0-9A-Za-z.]{3}$'),
  note text not null default '',
  changed_at timestamptz not null,
  by_name text not null
);

-- How much there was on each day, at its end; kept for ever. The code is empty for all together.
create table quality.trend (
  day date not null,
  code text collate "C" not null,
  flags bigint not null,
  records bigint not null,
  primary key (day, code)
);

-- Addresses in records, and what was there when last asked. Known by their MD5: addresses are longer than keys may be.
create table quality.address (
  key uuid primary key,
  url text not null,
  state text not null check (state in ('alive', 'moved', 'dead', 'unsure')),
  -- What was said there, in a sentence.
  said text not null,
  moved_to text,
  -- How often in a row nothing answered.
  failures integer not null default 0,
  asked_at timestamptz not null
);

-- The walk through the addresses: how far it came. One row.
create table quality.link_run (
  "only" boolean primary key default true check ("only"),
  by_name text not null,
  begun_at timestamptz not null,
  after_bib bigint not null default 0,
  records bigint not null default 0,
  total bigint not null,
  asked bigint not null default 0,
  job_id bigint,
  ended_at timestamptz,
  stopped boolean not null default false
);

-- What other modules may join: everything that is flagged, by the severity that this library has given it.
create view quality.finding_view as
  select f.id, f.bib_id, f.code, coalesce(s.severity, f.severity) as severity, f.tag, f.occurrence, f.subfield, f.message,
    f.found_at
  from quality.finding f left join quality.rule_setting s on s.code = f.code
  where not f.dismissed and s.off is not true;
