-- Who saved which version of a record, when, why and by which import: what other modules may join.
create view catalog.bib_version_view as
  select bib_id, version, at, by_name, why, import_id from catalog.bib_version;

-- The titles whose records an import wrote.
create view catalog.import_bib_view as
  select distinct import_id, bib_id from catalog.import_row where version is not null;
