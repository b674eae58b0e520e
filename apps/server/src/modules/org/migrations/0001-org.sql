create schema org;

-- Systems group branches; branches lend. What stands above is always a system.
create table org.branch (
  id bigint generated always as identity primary key,
  code text not null check (code <> ''),
  name text not null check (name <> ''),
  kind text not null default 'branch' check (kind in ('system', 'branch')),
  parent_id bigint check (parent_id <> id),
  parent_kind text generated always as (case when parent_id is null then null else 'system' end) stored,
  time_zone text not null,
  address text not null default '',
  phone text not null default '',
  email text not null default '',
  pickup boolean not null default true,
  public boolean not null default true,
  created_at timestamptz not null,
  unique (id, kind),
  foreign key (parent_id, parent_kind) references org.branch (id, kind)
);
create unique index branch_code on org.branch (lower(code));
create index branch_parent on org.branch (parent_id);

create table org.shelving_location (
  id bigint generated always as identity primary key,
  code text not null check (code <> ''),
  name text not null check (name <> ''),
  -- Null: at every branch.
  branch_id bigint references org.branch (id),
  public boolean not null default true,
  holdable boolean not null default true
);
create unique index shelving_location_code on org.shelving_location (lower(code), branch_id) nulls not distinct;

-- Weekly hours in minutes of the local day, Monday 1 to Sunday 7.
create table org.opening_hours (
  branch_id bigint not null references org.branch (id) on delete cascade,
  weekday smallint not null check (weekday between 1 and 7),
  opens smallint not null check (opens between 0 and 1439),
  closes smallint not null check (closes between 1 and 1440),
  primary key (branch_id, weekday, opens),
  check (opens < closes)
);

-- Days that differ from the week: closed where `hours` is empty, else open at these minutes: [{"opens": 600, "closes": 960}].
create table org.calendar_exception (
  id bigint generated always as identity primary key,
  branch_id bigint not null references org.branch (id) on delete cascade,
  from_day date not null,
  to_day date not null,
  name text not null,
  hours jsonb not null default '[]',
  repeats text not null default 'never' check (repeats in ('never', 'yearly')),
  check (from_day <= to_day)
);
create index calendar_exception_branch on org.calendar_exception (branch_id);

create table org.staff (
  id bigint generated always as identity primary key,
  username text not null check (username <> ''),
  name text not null check (name <> ''),
  email text not null default '',
  password_hash text not null,
  active boolean not null default true,
  -- Where they worked last.
  branch_id bigint references org.branch (id),
  created_at timestamptz not null
);
create unique index staff_username on org.staff (lower(username));

-- Roles that the library made or changed; ready roles that it left alone live in the program.
create table org.role (
  code text primary key check (code ~ '^[a-z0-9][a-z0-9-]*$'),
  name text not null check (name <> ''),
  permissions text[] not null,
  changed_at timestamptz not null
);

create table org.staff_role (
  staff_id bigint not null references org.staff (id) on delete cascade,
  role_code text not null,
  -- Null: everywhere.
  branch_id bigint references org.branch (id)
);
create unique index staff_role_once on org.staff_role (staff_id, role_code, branch_id) nulls not distinct;

-- What other modules may join in SQL.
create view org.branch_view as
  select id, code, name, kind, parent_id, time_zone, pickup, public from org.branch;
create view org.shelving_location_view as
  select id, code, name, branch_id, public, holdable from org.shelving_location;
