create schema sorting;

-- Bins and rules of a branch; a save adds a version, the latest is in force, and the earlier ones can be had back.
create table sorting.plan (
  branch_id bigint not null references org.branch (id),
  version integer not null check (version > 0),
  default_bin text,
  bins jsonb not null,
  rules jsonb not null,
  saved_at timestamptz not null,
  saved_by text not null,
  primary key (branch_id, version),
  check ((default_bin is null) = (bins = '[]'::jsonb))
);

-- How things of a type are marked against theft, and what a machine does with the mark.
create table sorting.type_security (
  item_type text primary key references catalog.item_type (code),
  marker text not null check (marker in ('none', 'tattle-tape', 'whisper', 'rfid-eas', 'rfid-afi', 'other')),
  -- Video and audio tapes: a magnet would erase them.
  magnetic boolean not null default false,
  desensitize boolean not null default true,
  resensitize boolean not null default true,
  changed_at timestamptz not null
);

-- What a machine told last of one item (message 19 of SIP2).
create table sorting.item_security (
  item_id bigint primary key references catalog.item (id) on delete cascade,
  properties text not null,
  armed boolean,
  told_at timestamptz not null,
  told_by text not null
);

-- Gates at the doors.
create table sorting.gate (
  id bigint generated always as identity primary key,
  branch_id bigint not null references org.branch (id),
  name text not null,
  place text not null default '',
  enabled boolean not null default true,
  -- Things that the library does not know raise an alarm too.
  alarm_unknown boolean not null default false,
  -- The key with which it reports; another cannot speak for it.
  key_id bigint references platform.api_key (id),
  heard_at timestamptz,
  changed_at timestamptz not null,
  constraint gate_name unique (branch_id, name)
);

-- What left without having been lent. What was lent is counted and not written down.
create table sorting.gate_alarm (
  id bigint generated always as identity primary key,
  gate_id bigint not null references sorting.gate (id),
  at timestamptz not null,
  -- As the gate read it.
  code text not null,
  item_id bigint references catalog.item (id) on delete set null,
  cause text not null check (cause in ('not-lent', 'on-site', 'unknown')),
  seen_at timestamptz,
  seen_by text,
  note text not null default ''
);
create index gate_alarm_open on sorting.gate_alarm (id) where seen_at is null;
create index gate_alarm_gate on sorting.gate_alarm (gate_id, at);

-- Reports that a gate sent, so that one sent again counts once.
create table sorting.gate_report (
  gate_id bigint not null references sorting.gate (id),
  report text not null,
  at timestamptz not null,
  primary key (gate_id, report)
);
create index gate_report_at on sorting.gate_report (at);

create table sorting.gate_hour (
  gate_id bigint not null references sorting.gate (id),
  hour timestamptz not null,
  entered integer not null default 0 check (entered >= 0),
  went_out integer not null default 0 check (went_out >= 0),
  things integer not null default 0 check (things >= 0),
  alarms integer not null default 0 check (alarms >= 0),
  primary key (gate_id, hour)
);
