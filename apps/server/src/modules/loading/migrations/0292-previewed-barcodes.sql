-- Barcodes of the items that the part of a preview which is done would add, so that one that comes again later in the file is
-- seen. Emptied when the preview ends.
create table loading.previewed_barcode (
  import_id bigint not null references loading.import (id) on delete cascade,
  barcode text collate "C" not null,
  -- The number of the title, or minus the place in the file of the record that would become one.
  bib_id bigint not null,
  primary key (import_id, barcode)
);
