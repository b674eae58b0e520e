create schema site;

-- How the public site looks: one colour, and the library's sign.
create table site.look (
  "only" boolean primary key default true check ("only"),
  accent text check (accent ~ '^#[0-9a-f]{6}$'),
  logo bytea check (length(logo) <= 262144),
  logo_type text check (logo_type in ('image/svg+xml', 'image/png')),
  -- Names the bytes in their address.
  logo_mark text,
  changed_at timestamptz not null,
  by_name text not null,
  check ((logo is null) = (logo_type is null) and (logo is null) = (logo_mark is null))
);

-- A plan of a floor of a branch, as a picture.
create table site.floor_plan (
  id bigint generated always as identity primary key,
  branch_id bigint not null references org.branch (id),
  -- Empty where the branch has one floor.
  floor text not null default '',
  picture bytea not null check (length(picture) <= 1048576),
  type text not null check (type in ('image/svg+xml', 'image/png')),
  width integer not null check (width between 1 and 8192),
  height integer not null check (height between 1 and 8192),
  mark text not null,
  changed_at timestamptz not null,
  by_name text not null,
  unique (branch_id, floor)
);

-- Where on the plan something stands: a shelving location, a range of call numbers, or both. In thousandths of the picture.
create table site.plan_area (
  id bigint generated always as identity primary key,
  plan_id bigint not null references site.floor_plan (id) on delete cascade,
  place integer not null,
  name text not null check (name <> ''),
  location_id bigint references org.shelving_location (id) on delete cascade,
  from_number text not null default '',
  to_number text not null default '',
  x integer not null check (x between 0 and 999),
  y integer not null check (y between 0 and 999),
  width integer not null check (width between 1 and 1000),
  height integer not null check (height between 1 and 1000),
  check (x + width <= 1000 and y + height <= 1000),
  unique (plan_id, place)
);
create index plan_area_location on site.plan_area (location_id);
