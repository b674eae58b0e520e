-- An undoing counts when it was written, wholly or in part; one that is only looked at undoes nothing.
create or replace view batch_editing.run_view as
  select r.id, r.name, r.why, r.state, r.undoes, r.created_at, r.by_name, r.applied_at, r.records, r.job_id,
    (r.counts ->> 'changed')::integer as changed, (r.counts ->> 'written')::integer as written,
    (select max(u.id) from batch_editing.run u where u.undoes = r.id and u.state in ('applied', 'stopped')) as undone_by
  from batch_editing.run r;
