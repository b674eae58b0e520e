-- Where a shelving location stands in the walk through the building, so that lists to fetch from are in the order of the feet.
alter table org.shelving_location
  add column floor text not null default '',
  add column walk integer not null default 0;
create or replace view org.shelving_location_view as
  select id, code, name, branch_id, public, holdable, floor, walk from org.shelving_location;
