-- The titles that lists of ISBNs have brought in, with what else their lines say: what other modules may join.
create view copy_cataloguing.list_title_view as
  select list_id, number, isbn, cells, bib_id, item_id from copy_cataloguing.list_line where state = 'brought';
