create schema if not exists platform;

create table platform.session (
  id bigint generated always as identity primary key,
  token_hash bytea not null unique,
  realm text not null check (realm in ('staff', 'patron')),
  subject_id bigint not null,
  branch_id bigint,
  csrf text not null,
  created_at timestamptz not null,
  used_at timestamptz not null,
  expires_at timestamptz not null
);
create index on platform.session (realm, subject_id);
create index on platform.session (expires_at);

create table platform.sign_in_failure (
  id bigint generated always as identity primary key,
  realm text not null,
  name text not null,
  address text not null,
  at timestamptz not null
);
create index on platform.sign_in_failure (realm, name, at);
create index on platform.sign_in_failure (address, at);

create table platform.api_key (
  id bigint generated always as identity primary key,
  name text not null,
  token_hash bytea not null unique,
  permissions text[] not null,
  branch_id bigint,
  created_at timestamptz not null,
  created_by text not null,
  used_at timestamptz,
  revoked_at timestamptz
);

create table platform.idempotency (
  key text not null,
  actor text not null,
  route text not null,
  request_hash bytea not null,
  status integer not null,
  response jsonb not null,
  at timestamptz not null,
  primary key (actor, key)
);
create index on platform.idempotency (at);

create table platform.job (
  id bigint generated always as identity primary key,
  kind text not null,
  title text not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  done bigint not null default 0,
  total bigint,
  message text,
  result jsonb,
  error text,
  actor jsonb not null,
  actor_id bigint,
  cancel_asked boolean not null default false,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz
);
create index on platform.job (created_at);

create table platform.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_kind text not null,
  actor_id bigint,
  actor_name text not null,
  action text not null,
  subject text not null,
  reason text,
  detail jsonb
);
create index on platform.audit (subject, id);
create index on platform.audit (at);

-- Hash chain over the log, written apart so that desks do not wait for each other.
create table platform.audit_seal (
  position bigint primary key,
  audit_id bigint not null unique references platform.audit (id),
  chain bytea not null
);

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only';
end $$;
create trigger append_only before update or delete or truncate on platform.audit
  for each statement execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on platform.audit_seal
  for each statement execute function platform.refuse_change();

create table platform.mail (
  id bigint generated always as identity primary key,
  recipient text not null,
  subject text not null,
  text text not null,
  html text,
  patron_id bigint,
  created_at timestamptz not null,
  sent_at timestamptz,
  failure text
);
create index on platform.mail (created_at);

-- Policy: one row per setting that differs from its default; `branch_id` null is the whole library.
create table platform.setting (
  id bigint generated always as identity primary key,
  name text not null,
  branch_id bigint,
  value jsonb not null,
  changed_at timestamptz not null,
  unique nulls not distinct (name, branch_id)
);

create table platform.file (
  id bigint generated always as identity primary key,
  hash text not null,
  name text not null,
  size bigint not null,
  media_type text not null,
  created_at timestamptz not null
);
create index on platform.file (hash);
