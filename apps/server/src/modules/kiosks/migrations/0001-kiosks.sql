create schema kiosks;

-- Self-checks in a browser, each adopted by the code that it showed.
create table kiosks.device (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  branch_id bigint not null references org.branch (id),
  -- Where it stands in the branch, in words.
  place text not null default '',
  settings jsonb not null,
  -- Argon2id of the PIN that opens the page for staff; none until one is set.
  service_pin_hash text,
  paused_at timestamptz,
  -- How often it was sent back to its first page; the device compares it with what it last heard.
  home_asked integer not null default 0,
  adopted_at timestamptz not null,
  adopted_by text not null,
  heard_at timestamptz,
  -- What it is: browser and size of its screen, as it says itself.
  agent text not null default '',
  -- Loans made without the server that it has not sent yet, as it says itself.
  unsent integer not null default 0 check (unsent >= 0),
  revoked_at timestamptz
);
create unique index device_name on kiosks.device (branch_id, lower(name)) where revoked_at is null;

-- A new device and the code on its screen; whoever adopts it types the code, the device alone knows the secret.
create table kiosks.pairing (
  id bigint generated always as identity primary key,
  code text not null unique,
  secret_hash bytea not null unique,
  address text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  device_id bigint references kiosks.device (id)
);
create index pairing_address on kiosks.pairing (address, created_at);

-- One person at one device, from the card to the end; who it was is forgotten with the end.
create table kiosks.visit (
  id bigint generated always as identity primary key,
  device_id bigint not null references kiosks.device (id),
  token_hash bytea not null unique,
  patron_id bigint references patrons.patron (id) on delete cascade,
  -- How they said who they are.
  by text not null check (by in ('card', 'phone')),
  -- The PIN was right, or the library asks for none: they see what is theirs.
  known boolean not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_by text check (ended_by in ('patron', 'idle', 'next', 'staff')),
  lent integer not null default 0,
  renewed integer not null default 0,
  returned integer not null default 0,
  -- The address at which they pay, while the visit lasts.
  payment_link bigint,
  payment_path text,
  check ((ended_at is null) = (ended_by is null)),
  check ((ended_at is null) = (patron_id is not null)),
  check (ended_at is null or payment_path is null)
);
-- Never two people at one device.
create unique index visit_open on kiosks.visit (device_id) where ended_at is null;
create index visit_device on kiosks.visit (device_id, opened_at);
create index visit_patron on kiosks.visit (patron_id) where patron_id is not null;

-- What was lent in a visit, for its receipt; gone with its end.
create table kiosks.visit_loan (
  visit_id bigint not null references kiosks.visit (id) on delete cascade,
  loan_id bigint not null,
  primary key (visit_id, loan_id)
);

-- A code by which a phone signs its patron in at a device.
create table kiosks.phone_code (
  code text primary key,
  device_id bigint not null references kiosks.device (id),
  secret_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  patron_id bigint references patrons.patron (id) on delete cascade
);
create index phone_code_device on kiosks.phone_code (device_id);
