-- Record sets that every cataloguer sees, and the titles in them: what other modules may join.
create view batch_editing.record_set_view as
  select id, name from batch_editing.record_set where shared and deleted_at is null;
create view batch_editing.record_set_member_view as
  select m.set_id, m.bib_id from batch_editing.record_set_member m
  join batch_editing.record_set s on s.id = m.set_id where s.shared and s.deleted_at is null;
