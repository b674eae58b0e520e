-- Headings of the titles of a batch may be changed by a step of its own.
alter table cataloguing_batches.step drop constraint step_kind_check;
alter table cataloguing_batches.step add constraint step_kind_check
  check (kind in ('constant', 'headings', 'class', 'links'));
