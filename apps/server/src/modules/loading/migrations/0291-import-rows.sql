-- What became of each record of an import: what other modules may join.
create view loading.import_row_view as
  select import_id, number, state, bib_id from loading.import_row;
