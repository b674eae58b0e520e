-- Kept with the loan, so that statistics stay when who it was is forgotten.
alter table circulation.loan
  add column patron_age integer check (patron_age >= 0),
  add column patron_branch_id bigint references org.branch (id);
update circulation.loan l set patron_branch_id = p.branch_id,
    patron_age = greatest(0, date_part('year', age(l.out_at::date, p.birth_date)))
  from patrons.patron_view p where p.id = l.patron_id;
