-- Categories: what enrolling costs, and what a patron becomes who outgrows one.
alter table patrons.category
  add column enrolment_fee bigint not null default 0 check (enrolment_fee >= 0),
  add column fee_on_renewal boolean not null default false,
  add column becomes_code text references patrons.category (code) on update cascade,
  add constraint category_becomes_another check (becomes_code <> code);

alter table patrons.patron
  add column preferred_name text not null default '',
  -- The number by which another system, such as a school's, knows the patron.
  add column external_id text check (external_id <> ''),
  -- Folded words of the address, for finding the same household.
  add column address_key text collate "C" not null default '',
  -- Loans from this moment on are kept as the patron's history; null: none are.
  add column history_since timestamptz,
  -- Out of lists and desks; what is personal is wiped some time later.
  add column deleted_at timestamptz,
  add column erased_at timestamptz,
  -- Of age or not when deleted: nobody grows older in the records after that.
  add column juvenile_when_deleted boolean,
  -- The patron that this one was found to be.
  add column merged_into bigint references patrons.patron (id),
  add constraint patron_erased_is_deleted check (erased_at is null or deleted_at is not null);
update patrons.patron set history_since = registered_at where keep_history;
create unique index patron_external on patrons.patron (lower(external_id)) where external_id is not null;
create index patron_address on patrons.patron (address_key) where address_key <> '';
create index patron_expires on patrons.patron (expires) where deleted_at is null;
create index patron_merged on patrons.patron (merged_into) where merged_into is not null;
create index patron_deleted on patrons.patron (deleted_at) where deleted_at is not null and erased_at is null;
create index patron_whole_name on patrons.patron (sort_key, birth_date);

create table patrons.address (
  id bigint generated always as identity primary key,
  patron_id bigint not null references patrons.patron (id) on delete cascade,
  label text not null default '',
  street text not null default '',
  city text not null default '',
  region text not null default '',
  postcode text not null default '',
  country text not null default '',
  mailing boolean not null default false
);
create index address_patron on patrons.address (patron_id);
create unique index address_mailing on patrons.address (patron_id) where mailing;

-- Whom to turn to in the patron's place.
create table patrons.contact (
  id bigint generated always as identity primary key,
  patron_id bigint not null references patrons.patron (id) on delete cascade,
  name text not null check (name <> ''),
  relation text not null default '',
  phone text not null default '',
  email text not null default ''
);
create index contact_patron on patrons.contact (patron_id);

-- What a library wants to know of patrons beyond what Carrel asks.
create table patrons.field (
  code text primary key check (code ~ '^[a-z0-9][a-z0-9-]*$'),
  name text not null check (name <> ''),
  kind text not null check (kind in ('text', 'number', 'date', 'choice', 'yes-no')),
  choices text[] not null default '{}',
  required boolean not null default false,
  searchable boolean not null default false,
  -- No two patrons have the same.
  once boolean not null default false,
  -- The patron sees it in the account.
  shown boolean not null default false,
  position integer not null default 0
);
create table patrons.field_value (
  patron_id bigint not null references patrons.patron (id) on delete cascade,
  field_code text not null references patrons.field (code) on update cascade on delete cascade,
  value text not null,
  -- Folded, for search; null where the field is not searched.
  search_key text collate "C",
  -- Folded where no two may be alike.
  once_key text collate "C",
  primary key (patron_id, field_code)
);
create index field_value_search on patrons.field_value (search_key text_pattern_ops) where search_key is not null;
create index field_value_find on patrons.field_value (field_code, value);
create unique index field_value_once on patrons.field_value (field_code, once_key) where once_key is not null;

alter table patrons.card
  add column ended_at timestamptz,
  add column ended_by text;
-- Numbers that were bought or printed: given in order, at a branch or anywhere.
create table patrons.card_range (
  id bigint generated always as identity primary key,
  branch_id bigint references org.branch (id),
  first text collate "C" not null check (first ~ '^[0-9A-Z.-]*[0-9]+$'),
  last text collate "C" not null,
  next text collate "C" not null,
  note text not null default '',
  check (length(first) = length(last) and length(next) <= length(last) + 1 and first <= last)
);

create table patrons.photo (
  patron_id bigint primary key references patrons.patron (id) on delete cascade,
  file text not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
  size integer not null,
  at timestamptz not null,
  by_name text not null
);
create index photo_file on patrons.photo (file);

-- Who answers for whom.
create table patrons.guarantee (
  guarantor_id bigint not null references patrons.patron (id) on delete cascade,
  guarantee_id bigint not null references patrons.patron (id) on delete cascade,
  relation text not null default '',
  since timestamptz not null,
  primary key (guarantor_id, guarantee_id),
  check (guarantor_id <> guarantee_id)
);
create index guarantee_guarantee on patrons.guarantee (guarantee_id);

-- Who acts for whom, and in what.
create table patrons.proxy (
  id bigint generated always as identity primary key,
  patron_id bigint not null references patrons.patron (id) on delete cascade,
  proxy_id bigint not null references patrons.patron (id) on delete cascade,
  rights text[] not null check (rights <@ array['borrow', 'collect', 'notices'] and cardinality(rights) > 0),
  starts date not null,
  -- The last day; null: until it is ended.
  ends date,
  note text not null default '',
  created_at timestamptz not null,
  by_name text not null,
  ended_at timestamptz,
  check (patron_id <> proxy_id),
  check (ends >= starts)
);
create unique index proxy_open on patrons.proxy (patron_id, proxy_id) where ended_at is null;
create index proxy_of on patrons.proxy (proxy_id) where ended_at is null;

create table patrons.housebound (
  patron_id bigint primary key references patrons.patron (id) on delete cascade,
  -- 1 Monday to 7 Sunday.
  weekday integer not null check (weekday between 1 and 7),
  every_weeks integer not null default 1 check (every_weeks between 1 and 8),
  first_day date not null,
  time_of_day text not null default '',
  preferences text not null default '',
  avoid text not null default '',
  note text not null default '',
  volunteer_id bigint references patrons.patron (id) on delete set null,
  since timestamptz not null
);
create index housebound_volunteer on patrons.housebound (volunteer_id) where volunteer_id is not null;
create table patrons.housebound_visit (
  id bigint generated always as identity primary key,
  patron_id bigint not null references patrons.patron (id) on delete cascade,
  day date not null,
  state text not null check (state in ('delivered', 'missed', 'skipped')),
  volunteer_id bigint references patrons.patron (id) on delete set null,
  note text not null default '',
  at timestamptz not null,
  by_name text not null,
  unique (patron_id, day)
);

-- Kinds of blocks as the library wants them; a block without a kind stops everything everywhere.
create table patrons.block_kind (
  code text primary key check (code ~ '^[a-z0-9][a-z0-9-]*$'),
  name text not null check (name <> ''),
  stops text[] not null default '{loans,renewals,holds}' check (stops <@ array['loans', 'renewals', 'holds']),
  -- Not in force where the desk is no further than this many steps in the tree of branches from the patron's home, and the item from the desk; null: in force everywhere.
  ignore_within integer check (ignore_within >= 0),
  -- What the patron is told instead of the reason.
  patron_text text not null default '',
  position integer not null default 0
);
alter table patrons.block
  add column kind_code text references patrons.block_kind (code) on update cascade,
  -- Where it was set for: in force at the desks of this branch or system alone; null: everywhere.
  add column branch_id bigint references org.branch (id),
  add column cleared_reason text;
create index block_patron on patrons.block (patron_id, id);

alter table patrons.note
  add column kind text not null default 'staff' check (kind in ('staff', 'pop-up', 'patron')),
  add column until date,
  add column done_at timestamptz,
  add column done_by text;

create table patrons.merge (
  id bigint generated always as identity primary key,
  kept_id bigint not null references patrons.patron (id),
  gone_id bigint not null references patrons.patron (id),
  at timestamptz not null,
  by_name text not null,
  reason text not null default '',
  -- The rows of both as they were, and what of each module moved.
  before jsonb not null,
  after jsonb not null,
  moved jsonb not null,
  undone_at timestamptz,
  undone_by text,
  check (kept_id <> gone_id)
);
create index merge_kept on patrons.merge (kept_id);
create index merge_gone on patrons.merge (gone_id);

create table patrons.import_profile (
  code text primary key check (code ~ '^[a-z0-9][a-z0-9-]*$'),
  name text not null check (name <> ''),
  plan jsonb not null
);
create table patrons.import (
  id bigint generated always as identity primary key,
  name text not null,
  file text not null,
  size bigint not null,
  state text not null default 'uploaded'
    check (state in ('uploaded', 'waiting', 'running', 'checked', 'done', 'failed', 'cancelled', 'undoing', 'undone')),
  -- Column mapping, match rules, overwrite policy and defaults of the latest run.
  plan jsonb,
  encoding text,
  delimiter text,
  columns text[],
  lines integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  existing integer not null default 0,
  refused integer not null default 0,
  error text,
  job_id bigint,
  at timestamptz not null,
  by_name text not null,
  ended_at timestamptz
);
create table patrons.import_line (
  import_id bigint not null references patrons.import (id) on delete cascade,
  -- Number of the first line of the record in the file, from 1.
  line integer not null,
  state text not null check (state in ('added', 'changed', 'existing', 'refused')),
  patron_id bigint references patrons.patron (id) on delete set null,
  name text not null default '',
  problems jsonb not null default '[]',
  -- What a changed patron had before, and was given.
  before jsonb,
  after jsonb,
  -- Where the record stands in the file, in bytes.
  from_byte bigint not null,
  to_byte bigint not null,
  undone text,
  primary key (import_id, line)
);
create index import_line_state on patrons.import_line (import_id, state, line);
create index import_line_patron on patrons.import_line (patron_id) where patron_id is not null;

-- People who signed up by themselves.
create table patrons.registration (
  id bigint generated always as identity primary key,
  state text not null default 'unconfirmed' check (state in ('unconfirmed', 'waiting', 'approved', 'rejected', 'expired')),
  form jsonb not null,
  email text not null,
  token_hash bytea not null unique,
  address text not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  decided_at timestamptz,
  decided_by text,
  reason text not null default '',
  patron_id bigint references patrons.patron (id) on delete set null
);
create index registration_state on patrons.registration (state, id);
create index registration_address on patrons.registration (address, created_at);
create index registration_patron on patrons.registration (patron_id) where patron_id is not null;

-- What patrons ask for from their account: changed contact details, or to be forgotten.
create table patrons.request (
  id bigint generated always as identity primary key,
  patron_id bigint not null references patrons.patron (id) on delete cascade,
  kind text not null check (kind in ('contact', 'erasure')),
  wanted jsonb not null default '{}',
  note text not null default '',
  state text not null default 'waiting' check (state in ('waiting', 'approved', 'rejected', 'withdrawn')),
  at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  reason text not null default ''
);
create unique index request_open on patrons.request (patron_id, kind) where state = 'waiting';
create index request_state on patrons.request (state, id);

create table patrons.pin_reset (
  token_hash bytea primary key,
  patron_id bigint not null references patrons.patron (id) on delete cascade,
  address text not null,
  at timestamptz not null,
  used_at timestamptz
);
create index pin_reset_patron on patrons.pin_reset (patron_id);
create index pin_reset_address on patrons.pin_reset (address, at);

create or replace view patrons.patron_view as
  select p.id, p.name, p.sort_name, p.sort_key, c.barcode as card, p.category_code, p.branch_id, p.birth_date, p.expires,
    p.email, p.phone, p.active, p.keep_history, p.language, p.preferred_name, p.history_since, p.deleted_at
  from patrons.patron p left join patrons.card c on c.patron_id = p.id and c.state = 'active';
create view patrons.guarantee_view as
  select guarantor_id, guarantee_id from patrons.guarantee;
create view patrons.proxy_view as
  select id, patron_id, proxy_id, rights, starts, ends from patrons.proxy where ended_at is null;
