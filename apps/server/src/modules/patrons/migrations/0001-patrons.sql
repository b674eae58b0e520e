create schema patrons;

create table patrons.category (
  code text primary key check (code ~ '^[a-z0-9][a-z0-9-]*$'),
  name text not null check (name <> ''),
  -- Months until a new card expires; null: never.
  card_months integer check (card_months > 0),
  age_from integer check (age_from >= 0),
  age_to integer,
  check (age_from <= age_to)
);

-- People who live together; nothing but the link.
create table patrons.household (
  id bigint generated always as identity primary key
);

create table patrons.patron (
  id bigint generated always as identity primary key,
  given_name text not null default '',
  family_name text not null check (family_name <> ''),
  name text not null generated always as (btrim(given_name || ' ' || family_name)) stored,
  sort_name text not null generated always as
    (case when given_name = '' then family_name else family_name || ', ' || given_name end) stored,
  category_code text not null references patrons.category (code) on update cascade,
  branch_id bigint not null references org.branch (id),
  birth_date date,
  -- Last day on which the card is good; null: no end.
  expires date,
  email text not null default '',
  phone text not null default '',
  address text not null default '',
  language text not null default '',
  keep_history boolean not null default false,
  pin_hash text,
  active boolean not null default true,
  household_id bigint references patrons.household (id),
  registered_at timestamptz not null,
  -- Folded, for search: words of all names, the sort name, the digits of the phone number from its end.
  name_words text[] not null,
  name_vector tsvector not null generated always as (array_to_tsvector(name_words)) stored,
  sort_key text collate "C" not null,
  phone_digits text not null default '',
  phone_reversed text collate "C" not null generated always as (reverse(phone_digits)) stored
) with (fillfactor = 90);
create index patron_name on patrons.patron using gin (name_vector);
create index patron_order on patrons.patron (sort_key, id);
create index patron_email on patrons.patron (lower(email) text_pattern_ops) where email <> '';
create index patron_phone on patrons.patron (phone_reversed) where phone_digits <> '';
create index patron_birth on patrons.patron (birth_date);
create index patron_household on patrons.patron (household_id) where household_id is not null;

-- Every card that a patron ever had: a number is never given to someone else.
create table patrons.card (
  id bigint generated always as identity primary key,
  patron_id bigint not null references patrons.patron (id),
  barcode text collate "C" not null check (barcode <> ''),
  state text not null default 'active' check (state in ('active', 'replaced', 'lost')),
  since timestamptz not null
);
create unique index card_barcode on patrons.card (upper(barcode));
create unique index card_active on patrons.card (patron_id) where state = 'active';
create index card_patron on patrons.card (patron_id);

create sequence patrons.card_number;

create table patrons.block (
  id bigint generated always as identity primary key,
  patron_id bigint not null references patrons.patron (id) on delete cascade,
  reason text not null check (reason <> ''),
  since timestamptz not null,
  -- The last day of the block; null: until it is cleared.
  until date,
  by_name text not null,
  cleared_at timestamptz,
  cleared_by text
);
create index block_open on patrons.block (patron_id) where cleared_at is null;

create table patrons.note (
  id bigint generated always as identity primary key,
  patron_id bigint not null references patrons.patron (id) on delete cascade,
  text text not null check (text <> ''),
  at timestamptz not null,
  by_name text not null
);
create index note_patron on patrons.note (patron_id);

-- What other modules may join in SQL.
create view patrons.patron_view as
  select p.id, p.name, p.sort_name, p.sort_key, c.barcode as card, p.category_code, p.branch_id, p.birth_date, p.expires,
    p.email, p.phone, p.active, p.keep_history, p.language
  from patrons.patron p left join patrons.card c on c.patron_id = p.id and c.state = 'active';
create view patrons.card_view as
  select barcode, patron_id, state from patrons.card;
create view patrons.open_block_view as
  select id, patron_id, reason, since, until from patrons.block where cleared_at is null;
create view patrons.category_view as
  select code, name from patrons.category;
