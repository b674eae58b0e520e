-- Items as those who wait for their titles look at them, without the words of the title.
create view catalog.held_item_view as
  select id, bib_id, branch_id, holding_branch_id, location_id, item_type, collection, part, call_number, status, created_at
  from catalog.item where deleted_at is null;
