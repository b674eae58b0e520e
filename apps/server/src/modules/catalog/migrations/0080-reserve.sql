-- While an item is on course reserve, its location, type, call number and collection are those of the reserve, so that shelves,
-- rules and the catalogue go by them. What they were before stands here and comes back when the reserve ends.
alter table catalog.item
  add column on_reserve boolean not null default false,
  add column home_location_id bigint references org.shelving_location (id),
  add column home_permanent_location_id bigint references org.shelving_location (id),
  add column home_item_type text references catalog.item_type (code),
  add column home_call_number text,
  add column home_shelf_key text collate "C",
  add column home_collection text,
  add constraint item_home check (on_reserve = (home_item_type is not null) and on_reserve = (home_call_number is not null)
    and on_reserve = (home_shelf_key is not null));

-- What other modules may join in SQL beside `item_view`: where an item on reserve belongs.
create view catalog.item_reserve_view as
  select id, bib_id, on_reserve, home_location_id, home_item_type, home_call_number, home_collection
  from catalog.item where deleted_at is null and on_reserve;
