-- Every title that ever was with when it last changed: what is told to those who harvest the catalogue.
create view catalog.bib_change_view as
  select id, version, format, suppressed, changed_at, deleted_at from catalog.bib;
create index bib_changed on catalog.bib (changed_at);
