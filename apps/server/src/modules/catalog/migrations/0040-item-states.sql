-- What the audience note of a record (MARC 521) says of age, such as "PEGI 16"; which markers count is a setting.
alter table catalog.bib add column rating text;

alter table catalog.item
  drop constraint item_status_check,
  add constraint item_status_check check (status in ('available', 'on-loan', 'on-hold-shelf', 'in-transit',
    'transit-cancelled', 'in-process', 'on-order', 'restricted', 'missing', 'lost', 'lost-paid', 'incomplete', 'claimed-returned',
    'damaged', 'withdrawn')),
  -- The part of the holdings that it belongs to, such as "local-history"; rules may name it.
  add column collection text check (collection <> ''),
  -- The reader must be this old, whatever the rules say.
  add column minimum_age integer check (minimum_age between 0 and 120),
  -- Where it belongs while its location is only for the time being: a cart, a display, another branch's shelf.
  add column permanent_location_id bigint references org.shelving_location (id),
  -- Added at the desk in a hurry; a cataloguer has yet to look at it.
  add column temporary boolean not null default false;

-- Items for counting, without the words of their titles.
create view catalog.item_place_view as
  select id, bib_id, barcode, branch_id, holding_branch_id, location_id, item_type, collection, status, created_at,
    temporary
  from catalog.item where deleted_at is null;
