-- What the library itself paid for an item, beside the list price; lost items may be charged by either.
alter table catalog.item
  add column cost_amount bigint check (cost_amount >= 0),
  add column cost_currency text,
  add check ((cost_amount is null) = (cost_currency is null));

create or replace view catalog.item_history_view as
  select i.id, i.bib_id, i.barcode, i.call_number, i.shelf_key, i.branch_id, i.holding_branch_id, i.location_id,
    i.item_type, i.status, i.status_since, i.price_amount, i.price_currency, i.copy_number, i.part, i.note,
    i.accompanying, i.created_at, i.changed_at, i.deleted_at,
    b.title, b.original_title, b.author, b.year, b.format, b.language, b.isbn, b.class_number, b.suppressed,
    i.cost_amount, i.cost_currency
  from catalog.item i join catalog.bib b on b.id = i.bib_id;

create or replace view catalog.item_view as
  select i.id, i.bib_id, i.barcode, i.call_number, i.shelf_key, i.branch_id, i.holding_branch_id, i.location_id,
    i.item_type, i.status, i.status_since, i.price_amount, i.price_currency, i.copy_number, i.part, i.note,
    i.accompanying, i.created_at, i.changed_at,
    b.title, b.original_title, b.author, b.year, b.format, b.language, b.isbn, b.class_number, b.suppressed,
    i.cost_amount, i.cost_currency
  from catalog.item i join catalog.bib b on b.id = i.bib_id
  where i.deleted_at is null;
