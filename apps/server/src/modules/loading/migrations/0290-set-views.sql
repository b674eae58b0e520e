-- Sets of providers, and the titles that they have or had.
create view loading.provider_set_view as
  select id, name, provider from loading.provider_set where deleted_at is null;
create view loading.set_title_view as
  select set_id, bib_id, true as member from loading.set_member
  union all
  select w.set_id, w.bib_id, false from loading.withdrawal w
  where w.fate = 'deleted' and w.reverted is null
    and not exists (select from loading.set_member m where m.set_id = w.set_id and m.bib_id = w.bib_id);
