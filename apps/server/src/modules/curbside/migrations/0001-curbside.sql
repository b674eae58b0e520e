create schema curbside;

-- How a branch hands holds out at its door: in which slots, and how many people in each.
create table curbside.plan (
  branch_id bigint primary key references org.branch (id),
  enabled boolean not null default true,
  slot_minutes integer not null check (slot_minutes between 5 and 480),
  per_slot integer not null check (per_slot between 1 and 200),
  -- A slot is booked at least this long before it begins.
  lead_minutes integer not null default 0 check (lead_minutes between 0 and 10080),
  days_ahead integer not null default 14 check (days_ahead between 0 and 90),
  -- Only who has something on the hold shelf books.
  ready_only boolean not null default false,
  -- What patrons are told: where to stop, whom to call.
  note text not null default '',
  changed_at timestamptz not null
);

-- In minutes of the local day, Monday 1 to Sunday 7.
create table curbside.plan_hours (
  branch_id bigint not null references curbside.plan (branch_id) on delete cascade,
  weekday smallint not null check (weekday between 1 and 7),
  opens smallint not null check (opens between 0 and 1439),
  closes smallint not null check (closes between 1 and 1440),
  primary key (branch_id, weekday, opens),
  check (opens < closes)
);

create table curbside.booking (
  id bigint generated always as identity primary key,
  branch_id bigint not null references org.branch (id),
  patron_id bigint not null references patrons.patron (id),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- The day of the branch.
  day date not null,
  -- Which of the places of the slot it takes, 1 first.
  place integer not null check (place > 0),
  state text not null default 'booked' check (state in ('booked', 'to-stage', 'staged', 'outside', 'delivered', 'cancelled')),
  note text not null default '',
  created_at timestamptz not null,
  created_by text not null,
  check (starts_at < ends_at)
);
-- No slot holds more than its places; nobody comes twice on a day to the same branch.
create unique index booking_place on curbside.booking (branch_id, starts_at, place) where state <> 'cancelled';
create unique index booking_once on curbside.booking (patron_id, branch_id, day) where state <> 'cancelled';
create index booking_day on curbside.booking (branch_id, day);
create index booking_patron on curbside.booking (patron_id, starts_at);

-- Every step of a booking, with who and when; what is undone stays on record.
create table curbside.step (
  id bigint generated always as identity primary key,
  booking_id bigint not null references curbside.booking (id),
  from_state text not null,
  to_state text not null,
  at timestamptz not null,
  by_name text not null,
  -- The loans that a delivery made.
  loans bigint[] not null default '{}',
  undone_at timestamptz
);
create index step_booking on curbside.step (booking_id, id);
