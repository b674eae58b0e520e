-- Every version of every record with its bytes: what other modules may copy from in SQL.
create view catalog.record_version_view as
  select bib_id, version, form, record from catalog.bib_version;

-- Numbers by which records are found: `control:AGENCY:NUMBER`, `isbn:…`, `issn:…`, `lccn:…`, `oclc:…`.
create view catalog.match_key_view as
  select key, bib_id from catalog.match_key;

-- Imports with how they stand.
create view catalog.import_view as
  select id, name, state, created_at, finished_at, added, updated from catalog.import;

-- Every title that ever was; `deleted_at` is set where it is gone.
create view catalog.bib_history_view as
  select id, control_number, version, title, author, year, format, language, deleted_at from catalog.bib;
