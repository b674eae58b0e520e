-- Where parcels with holds go, when that is not the address for letters; and what couriers should know.
alter table org.branch
  add column holds_address text not null default '',
  add column holds_note text not null default '';

-- What stands here when it is checked in goes on to another place: a cart, or where it belongs.
alter table org.shelving_location
  add column check_in_to_id bigint references org.shelving_location (id),
  add column check_in_permanent boolean not null default false,
  add check (check_in_to_id is null or not check_in_permanent),
  add check (check_in_to_id <> id);
