-- What titles would be after the part of a preview that is done, so that a record that comes again later in the file meets it.
-- Emptied when the preview ends.
create table loading.previewed_title (
  import_id bigint not null references loading.import (id) on delete cascade,
  -- The number of a title, or minus the place in the file of the record that would become one.
  bib_id bigint not null,
  version integer not null,
  control_number text not null,
  control_source text not null,
  title text not null,
  original_title text,
  format text not null,
  form text not null,
  -- Null: it would be removed.
  record bytea,
  primary key (import_id, bib_id)
);
create table loading.previewed_key (
  import_id bigint not null references loading.import (id) on delete cascade,
  key text collate "C" not null,
  bib_id bigint not null,
  primary key (import_id, key, bib_id)
);
