-- Records as batch edits wrote them: what other modules may join. `steps` are the places of the steps that changed them, from 1.
create view batch_editing.written_change_view as
  select c.run_id, c.bib_id, c.version + 1 as version, c.steps, r.applied_at, r.undoes
  from batch_editing.change c
    join batch_editing.run_part p on p.run_id = c.run_id and p.number = c.part
    join batch_editing.run r on r.id = c.run_id
  where c.state = 'ready' and p.state = 'written';

-- Batch edits with how they stand.
create view batch_editing.run_view as
  select r.id, r.name, r.why, r.state, r.undoes, r.created_at, r.by_name, r.applied_at, r.records, r.job_id,
    (r.counts ->> 'changed')::integer as changed, (r.counts ->> 'written')::integer as written,
    (select u.id from batch_editing.run u where u.undoes = r.id and u.state <> 'discarded') as undone_by
  from batch_editing.run r;
