-- A large list is applied, or undone, by a job with progress.
alter table e_collections.list drop constraint list_state_check;
alter table e_collections.list add constraint list_state_check
  check (state in ('reading', 'previewed', 'applying', 'applied', 'undoing', 'undone', 'discarded', 'failed'));
