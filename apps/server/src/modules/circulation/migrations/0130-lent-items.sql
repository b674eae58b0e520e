-- What is with someone just now, and whether it may leave the library: for gates at the doors.
create view circulation.lent_item_view as
  select item_id, on_site from circulation.loan where returned_at is null;
