-- What a member of a provider's set was before an import touched it, so that undoing the import gives that back.
create table loading.set_change (
  import_id bigint not null references loading.import (id) on delete cascade,
  set_id bigint not null references loading.provider_set (id),
  bib_id bigint not null references catalog.bib (id),
  -- Both null: it was no member.
  before_import_id bigint,
  before_links text[],
  primary key (import_id, set_id, bib_id)
);
create index set_change_member on loading.set_change (set_id, bib_id);
