-- Imports stand in a schema of their own now.
alter table batch_editing.schedule_import drop constraint schedule_import_import_id_fkey;
alter table batch_editing.schedule_import add constraint schedule_import_import_id_fkey
  foreign key (import_id) references loading.import (id) on delete cascade;
