create schema cataloguing;

-- Who has a record open for editing. A lock tells others; it stops nobody, since a save against a newer version is refused.
create table cataloguing.edit_lock (
  bib_id bigint primary key references catalog.bib (id),
  -- One for each window in which it is open, so that two windows of one person know of each other.
  token text not null check (token <> ''),
  by_name text not null,
  since timestamptz not null,
  renewed_at timestamptz not null
);

-- Records to begin from, and fields that are put into others: as people wrote them down for themselves or for all.
create table cataloguing.template (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('record', 'constant-data')),
  name text not null check (name <> ''),
  about text not null default '',
  -- Null where it is no whole record.
  leader text,
  -- As `MarcField` of the contract of catalog.
  fields jsonb not null,
  -- What happens where a record has fields of the same tag already.
  how text not null default 'add' check (how in ('add', 'absent', 'replace')),
  shared boolean not null default false,
  -- Whose it is: `staff:4`, `key:2`.
  owner text not null,
  owner_name text not null,
  changed_at timestamptz not null,
  check ((kind = 'record') = (leader is not null))
);
create unique index template_name on cataloguing.template (kind, owner, lower(name));
