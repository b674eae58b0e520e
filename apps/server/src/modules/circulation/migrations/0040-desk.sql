alter table circulation.loan
  -- For use in the library only.
  add column on_site boolean not null default false,
  -- Who borrowed it for the patron.
  add column proxy_id bigint references patrons.patron (id),
  -- Lent by minutes or hours: on the board of what is due now.
  add column hourly boolean not null default false;
update circulation.loan set hourly = true where returned_at is null and terms->'period'->>'unit' in ('minutes', 'hours');
create index loan_hourly on circulation.loan (branch_id, due_at) where returned_at is null and hourly;
create index loan_proxy on circulation.loan (proxy_id) where proxy_id is not null and returned_at is null;

-- A journey is asked for, begins when the item is scanned to leave, and ends where it arrives.
alter table circulation.transit
  add column reason text not null default 'return' check (reason in ('return', 'hold', 'rotation', 'manual')),
  add column requested_at timestamptz,
  add column note text not null default '',
  -- It never arrived; the item counts as missing.
  add column lost boolean not null default false,
  alter column sent_at drop not null;
update circulation.transit set requested_at = sent_at, reason = case when hold_id is null then 'return' else 'hold' end;
alter table circulation.transit
  alter column requested_at set not null,
  add check (not lost or cancelled_at is not null),
  add check (arrived_at is null or sent_at is not null);

-- Items of these kinds and shelves stay where they come in, within these branches; a system stands for all below it.
create table circulation.floating_group (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  active boolean not null default true,
  branches bigint[] not null,
  excluded bigint[] not null default '{}',
  -- Empty: any.
  locations bigint[] not null default '{}',
  item_types text[] not null default '{}',
  changed_at timestamptz not null
);
create unique index floating_group_name on circulation.floating_group (lower(name));

-- Items with a word of their own: another group than their shelf's, or none.
create table circulation.floating_item (
  item_id bigint primary key references catalog.item (id) on delete cascade,
  -- Null: never floats.
  group_id bigint references circulation.floating_group (id) on delete cascade
);

create table circulation.rota (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  note text not null default '',
  active boolean not null default true,
  -- After the last stage comes the first again; else items go home.
  cyclical boolean not null default false
);
create unique index rota_name on circulation.rota (lower(name));

create table circulation.rota_stage (
  id bigint generated always as identity primary key,
  rota_id bigint not null references circulation.rota (id) on delete cascade,
  position integer not null check (position > 0),
  branch_id bigint not null references org.branch (id),
  days integer not null check (days > 0),
  constraint rota_stage_position unique (rota_id, position) deferrable initially deferred
);

-- An item is in one rota at a time.
create table circulation.rota_item (
  item_id bigint primary key references catalog.item (id) on delete cascade,
  rota_id bigint not null references circulation.rota (id) on delete cascade,
  stage_id bigint not null references circulation.rota_stage (id),
  -- When it came to the branch of its stage; null: on its way there, or still out.
  since timestamptz
);
create index rota_item_stage on circulation.rota_item (stage_id);
create index rota_item_rota on circulation.rota_item (rota_id);

-- What staff are told, or asked, when an item is scanned: about one item, or about all of a type, shelf or owner.
create table circulation.item_alert (
  id bigint generated always as identity primary key,
  item_id bigint references catalog.item (id) on delete cascade,
  item_type text references catalog.item_type (code),
  location_id bigint references org.shelving_location (id) on delete cascade,
  owner_id bigint references org.branch (id),
  text text not null check (text <> ''),
  at_check_out boolean not null,
  at_check_in boolean not null,
  -- Staff must say that they have seen to it; else it is only shown.
  asks boolean not null default false,
  -- Gone once it was shown.
  once boolean not null default false,
  -- Its last day.
  until date,
  created_at timestamptz not null,
  by_name text not null,
  cleared_at timestamptz,
  cleared_by text,
  check (at_check_out or at_check_in),
  check (item_id is null or (item_type is null and location_id is null and owner_id is null)),
  check (not once or item_id is not null)
);
create index item_alert_item on circulation.item_alert (item_id) where cleared_at is null;

-- Items that the desk added so that a reader need not wait; each is a task for a cataloguer until it is settled.
create table circulation.fast_add (
  item_id bigint primary key references catalog.item (id) on delete cascade,
  title text not null,
  branch_id bigint not null references org.branch (id),
  at timestamptz not null,
  by_name text not null,
  settled_at timestamptz,
  settled_by text
);
create index fast_add_open on circulation.fast_add (at) where settled_at is null;

-- Used in the library: scanned from the tables, or of a kind that has no barcode.
create table circulation.in_house_use (
  id bigint generated always as identity primary key,
  item_id bigint references catalog.item (id) on delete cascade,
  kind text check (kind <> ''),
  branch_id bigint not null references org.branch (id),
  count integer not null default 1 check (count > 0),
  at timestamptz not null,
  by_name text not null,
  undone_at timestamptz,
  check (num_nonnulls(item_id, kind) = 1)
);
create index in_house_use_day on circulation.in_house_use (branch_id, at);

-- Long lists of returns, line by line, each with what became of it.
create table circulation.check_in_batch (
  id bigint generated always as identity primary key,
  name text not null,
  branch_id bigint not null references org.branch (id),
  at timestamptz not null,
  by_name text not null,
  options jsonb not null,
  total integer not null check (total > 0),
  job integer
);
create table circulation.check_in_batch_line (
  batch_id bigint not null references circulation.check_in_batch (id) on delete cascade,
  number integer not null check (number > 0),
  barcode text not null,
  done_at timestamptz,
  check_in_id bigint references circulation.check_in (id),
  -- Null until it was done.
  tone text check (tone in ('ok', 'attention', 'stop', 'refused')),
  message text not null default '',
  title text,
  route text,
  primary key (batch_id, number)
);

-- What slips say, for the library or one branch, in a language; the program has its own for what is not here.
create table circulation.slip_template (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('check-out', 'check-in', 'hold', 'transit', 'routing')),
  branch_id bigint references org.branch (id),
  language text not null check (language <> ''),
  body text not null check (body <> ''),
  changed_at timestamptz not null,
  changed_by text not null
);
create unique index slip_template_place on circulation.slip_template (kind, branch_id, language) nulls not distinct;
