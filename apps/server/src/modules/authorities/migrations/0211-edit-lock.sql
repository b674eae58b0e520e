-- Who has an authority record open for editing. A lock tells others; it stops nobody, since a save against a newer version is
-- refused.
create table authorities.edit_lock (
  authority_id bigint primary key references authorities.authority (id) on delete cascade,
  -- One for each window in which it is open.
  token text not null check (token <> ''),
  by_name text not null,
  since timestamptz not null,
  renewed_at timestamptz not null
);
